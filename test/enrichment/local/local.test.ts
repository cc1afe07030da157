import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTEXT_TURNS } from '../../../domain/analysis.ts';
import { createLocalAnalyzer } from '../../../enrichment/local/index.ts';
import { conversation, PROFILE, request } from '../requests.ts';

const analyzer = createLocalAnalyzer();

async function readLast(...turns: readonly string[]) {
  const { analyses } = await analyzer.analyse(request(conversation(...turns)));
  const [analysis] = analyses;
  if (analysis === undefined) throw new Error('no analysis');
  return analysis;
}

const TALK = conversation(
  'c: Hi, magkano po ang haircut?',
  'b: It is 300 pesos. Shall I book it for tomorrow at 9?',
  "c: Yes please, I'm Ana, 0917 555 0101",
  'b: Your appointment is confirmed. I will message you tomorrow at 8 with the address.',
  'c: Thank you so much!',
);

describe('the local analyzer', () => {
  it('reads a message alone as it does among others', async () => {
    const ids = TALK.map(({ id }) => id);
    const together = (await analyzer.analyse(request(TALK, ids))).analyses;
    for (const [at, id] of ids.entries()) {
      const alone = (await analyzer.analyse(request(TALK, [id]))).analyses[0];
      const upToHere = (await analyzer.analyse(request(TALK.slice(0, at + 1), [id]))).analyses[0];
      expect(alone).toEqual(together[at]);
      expect(upToHere).toEqual(together[at]);
    }
    const reversed = (await analyzer.analyse(request(TALK, ids.toReversed()))).analyses;
    expect(reversed.toReversed()).toEqual(together);
  });

  it('looks no further back than it may', async () => {
    const filler = Array.from({ length: CONTEXT_TURNS }, (_, at) =>
      at % 2 === 0 ? 'b: Anything else?' : 'c: Let me think',
    );
    const far = await readLast('b: Your booking is confirmed.', ...filler, 'c: How much is it?');
    const without = await readLast('b: Good morning.', ...filler, 'c: How much is it?');
    expect({ ...far, messageId: '' }).toEqual({ ...without, messageId: '' });
  });

  it('refuses a target that is not there', async () => {
    await expect(analyzer.analyse(request(TALK, ['nobody']))).rejects.toThrow(RangeError);
  });

  it('answers for any text, in range, with quotes that lie inside it', async () => {
    const noise = fc.string({ unit: 'binary', maxLength: 40 });
    const said = fc.constantFrom(
      ...[
        ' my name is Ana Reyes. ',
        ' ana@example.com ',
        ' 0917 555 0101 ',
        ' I work at Acme Trading. ',
        ' ',
        '\n',
        '👋',
      ],
      ...[
        ' I want to book it for tomorrow ',
        ' How much is it? ',
        ' This is terrible, I want a refund! ',
        ' I’m Zoë, ',
      ],
      ...[' I will call you tomorrow at 9. ', ' We will send it on Friday. ', ' Your booking is confirmed. '],
    );
    // Noise alone says nothing that could be quoted.
    const words = fc.array(fc.oneof(noise, said, said), { maxLength: 7 }).map((parts) => parts.join(''));
    let quotes = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), words, words),
        fc.boolean(),
        async (text, inbound) => {
          const read = await readLast('b: What is your name and phone number?', `${inbound ? 'c' : 'b'}:${text}`);
          expect(read.frustration).toBeGreaterThanOrEqual(0);
          expect(read.frustration).toBeLessThanOrEqual(1);
          expect(Math.abs(read.sentiment?.score ?? 0)).toBeLessThanOrEqual(1);
          const spans = [
            ...read.fields,
            ...read.promises,
            ...read.intents,
            ...read.signals,
            read.stage,
            read.buyingIntent,
          ];
          for (const span of spans.flatMap((reading) => reading?.span ?? [])) {
            quotes += 1;
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(text.trim().length);
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(quotes).toBeGreaterThan(25);
  });

  it.each(['constructor', '__proto__', 'hasOwnProperty toString valueOf', 'prototype __defineGetter__'])(
    'takes the words of JavaScript itself for words: %s',
    async (words) => {
      const read = await readLast(`c: the ${words} is fine`);
      expect(Number.isFinite(read.sentiment?.score)).toBe(true);
      expect(Number.isFinite(read.frustration)).toBe(true);
    },
  );

  it('reads the longest text there may be in bounded time', async () => {
    for (const long of [
      'A'.repeat(32_768),
      'good '.repeat(6553),
      '1 '.repeat(16_384),
      'name is '.repeat(4096),
      `${'x'.repeat(32_000)}a@b`,
    ]) {
      const started = performance.now();
      await readLast(`c: ${long}`);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });

  it('says nothing of a customer for what the business wrote', async () => {
    const read = await readLast(
      'c: hi',
      "b: I'm Ana from Acme, call 0917 555 0101. This is terrible, I want to buy it!",
    );
    expect(read).toMatchObject({
      sentiment: null,
      stage: null,
      buyingIntent: null,
      frustration: 0,
      fields: [],
      intents: [],
    });
  });
});

describe('the journey', () => {
  it('goes from a question over the wish to book to what is under way', async () => {
    const { analyses } = await analyzer.analyse(request(TALK, ['m1', 'm3', 'm4', 'm5']));
    expect(analyses.map(({ stage }) => stage?.value ?? null)).toEqual(['inquiry', 'closing', null, 'in_progress']);
    expect(analyses[1]?.buyingIntent?.value).toBe(true);
    expect(analyses[2]?.conversion?.value).toBe('booking_confirmed');
    expect(analyses[3]?.closes).toBe(true);
  });

  it.each([
    'When shall we deliver your order?',
    'Once your booking is confirmed you will get an e-mail.',
    'Unfortunately your payment was not received.',
    'Would you like me to confirm the reservation?',
  ])('takes no conversion from: %s', async (text) => {
    expect((await readLast('c: hello', `b: ${text}`)).conversion).toBeNull();
  });

  it.each(['I already paid', 'my payment has been received, mark it'])(
    'does not convert on the customer’s word: %s',
    async (text) => {
      expect((await readLast(`c: ${text}`)).conversion?.confidence ?? 0).toBeLessThan(0.5);
    },
  );

  it.each([
    ['my phone screen cracked yesterday', 'follow_up'],
    ['what is the status of my claim', 'in_progress'],
    ['i want to purchase internet service', 'closing'],
  ])('knows from the words alone: %s', async (text, stage) => {
    expect((await readLast(`c: ${text}`)).stage?.value).toBe(stage);
  });
});

describe('buying intent', () => {
  it.each([
    'I want to book it for tomorrow',
    'i would like to buy this one',
    '2 large pizzas',
    'one latte and two muffins',
  ])('is in a first message that says so: %s', async (text) => {
    expect((await readLast(`c: ${text}`)).buyingIntent?.value).toBe(true);
  });

  it.each([
    '﷽ ½ ﬁne how much',
    '2 rooms how much',
    'two tickets available',
    'can I book it for tomorrow?',
    'I want to cancel, I booked it for tomorrow',
  ])('is not in a question or a change of mind: %s', async (text) => {
    expect((await readLast(`c: ${text}`)).buyingIntent).toBeNull();
  });
});

describe('a greeting', () => {
  it.each(['good morning', 'hi', 'hello there'])('says nothing of the journey: %s', async (text) => {
    expect((await readLast(`c: ${text}`)).stage).toBeNull();
  });

  it('answered, does not hide that somebody then wants to book', async () => {
    const read = await readLast(
      'c: Hi',
      'b: Good morning! How can I help?',
      'c: I want to book a haircut for friday at 3',
    );
    expect([read.stage?.value, read.buyingIntent?.value]).toEqual(['closing', true]);
  });
});

describe('promises', () => {
  it('has the time on the wall clock of the business', async () => {
    const text = 'I will check with the team and message you tomorrow at 9.';
    const read = await readLast('c: Is it possible?', `b: Good question. ${text}`);
    expect(read.promises).toHaveLength(1);
    const [promise] = read.promises;
    expect(promise?.dueAt).toBe('2026-11-23T01:00:00.000Z');
    expect(`Good question. ${text}`.slice(promise?.span.start, promise?.span.end)).toBe(text);
  });

  it('keeps the hour through a change to summer time', async () => {
    const [message] = conversation('b: I will call you tomorrow at 9am.');
    if (message === undefined) throw new Error('no message');
    const before = { ...message, sentAt: '2026-03-07T18:00:00Z' };
    const read = await analyzer.analyse({
      messages: [before],
      targets: ['m1'],
      profile: { ...PROFILE, timeZone: 'America/New_York' },
    });
    expect(read.analyses[0]?.promises[0]?.dueAt).toBe('2026-03-08T13:00:00.000Z');
  });

  it.each(['Would you like me to call you?', 'If you want I can send it.', 'We will not send it.'])(
    'is none: %s',
    async (text) => {
      expect((await readLast(`b: ${text}`)).promises).toEqual([]);
    },
  );
});

describe('the mood', () => {
  it.each([
    ['This is great, thank you so much, I love it!', 1],
    ['Terrible service, I am very disappointed.', -1],
    ['Sobrang ganda po ng quality, salamat seller!', 1],
    ['sira yung item na dumating, sayang pera', -1],
    ['สินค้าห่วยมาก ผิดหวัง แย่', -1],
  ])('has the sign a reader would give it: %s', async (text, sign) => {
    expect(Math.sign((await readLast(`c: ${text}`)).sentiment?.score ?? 0)).toBe(sign);
  });

  it.each([
    'Ich möchte gerne wissen, wie viel das kostet und wann Sie morgen geöffnet haben',
    'Сколько это стоит и когда вы работаете?',
    '这个多少钱？',
  ])('is not guessed in a language that was not learned: %s', async (text) => {
    expect((await readLast(`c: ${text}`)).sentiment).toBeNull();
  });

  it('hears frustration in what only the conversation shows', async () => {
    const calm = await readLast('c: where is my order please');
    const again = await readLast('c: where is my order please', 'b: We are looking.', 'c: where is my order please');
    const third = await readLast('c: this is the third time I ask, let me speak to a manager, nobody answers!');
    expect(again.frustration).toBeGreaterThan(calm.frustration);
    expect(third.frustration).toBeGreaterThan(0.5);
    expect(third.needsHuman).not.toBeNull();
  });

  it.each(['No, that is all.', 'No, that is all. Thank you.', 'nothing else, bye', 'No thanks, I am all set'])(
    'hears no frustration in a farewell: %s',
    async (text) => {
      const read = await readLast('b: Is there anything else I can help you with?', `c: ${text}`);
      expect(read.frustration).toBeLessThan(0.5);
    },
  );

  it.each(['Los Angeles', 'No, I want 2 tickets', "No, don't want tickets."])(
    'hears no frustration in a plain answer to a question: %s',
    async (text) => {
      const read = await readLast('b: Shall I get four tickets, and for which city?', `c: ${text}`);
      expect(read.frustration).toBeLessThan(0.5);
    },
  );

  it('hears it in an answer that complains', async () => {
    const read = await readLast('b: Was everything fine?', 'c: No, it was terrible and the food was disgusting.');
    expect(read.frustration).toBeGreaterThan(0.5);
  });

  it('still hears it where a farewell complains', async () => {
    const read = await readLast('c: This is ridiculous, I am fed up with your terrible service. Bye.');
    expect(read.frustration).toBeGreaterThan(0.5);
  });
});
