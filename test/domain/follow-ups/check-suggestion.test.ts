import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSuggestion } from '../../../domain/follow-ups/check/check-suggestion.ts';

const refused = (text: string, conversation: string[] = []): string[] => {
  const result = checkSuggestion(text, conversation);
  return result.ok ? [] : result.refusals.map(({ what, span }) => `${what}: ${text.slice(span.start, span.end)}`);
};

describe('what the conversation does not hold is refused', () => {
  test.each<[string, string[]]>([
    ['It is 500 now.', ['number: 500']],
    ['It is only ₱500!', ['price: 500']],
    ['Take 20% off.', ['price: 20']],
    ['500 pesos, deal?', ['price: 500']],
    ['السعر ٥٠٠ ريال', ['price: ٥٠٠']],
    ['ราคา ๕๐๐ บาท', ['price: ๕๐๐']],
    ['Just five minutes.', ['number: five']],
    ['We have a discount.', ['price: discount']],
    ['Hay un descuento.', ['price: descuento']],
    ['Delivery is free.', ['price: free']],
    ['Shall we say tomorrow?', ['date: tomorrow']],
    ['¿Le va bien el miércoles?', ['date: miércoles']],
    ['Bukas po?', ['date: Bukas']],
    ['พรุ่งนี้สะดวกไหมคะ', ['date: พรุ่งนี้']],
    ['هل يناسبك غدا؟', ['date: غدا']],
    ['See https://example.com/x.', ['link: https://example.com/x']],
    ['Write to me@example.com', ['link: me@example.com']],
    ['Look at shop.example/sale!', ['link: shop.example/sale']],
    ['Follow @ourshop', ['link: @ourshop']],
    ["We'll call you.", ["promise: We'll"]],
    ['Kami akan kirim.', ['promise: Kami akan']],
    ['เราจะติดต่อกลับ', ['promise: เราจะ']],
  ])('%s', (text, what) => {
    expect(refused(text)).toEqual(what);
  });
});

describe('what it holds may be said again, however it is written', () => {
  test.each<[string, string]>([
    ['Still good with 1,500?', 'It is 1500.00 in all'],
    ['Still good with 1.500?', 'It is ₱1,500'],
    ['¿Está bien 1500?', 'السعر ١٬٥٠٠'],
    ['Is 9:30 fine?', 'I come at 9:30'],
    ['Is TOMORROW fine?', 'can I come tomorrow'],
    ['See Shop.example/a', 'it is on shop.example/a.'],
    ["As we said, we'll hold it.", 'we’ll hold it'],
    ['About the free delivery: any question?', 'Is delivery free?'],
  ])('%s', (text, message) => {
    expect(refused(text, [message])).toEqual([]);
  });

  test('another number, day or link than the one it holds is not', () => {
    expect(refused('Is 930 fine on Friday? shop.example/b', ['9:30 on Monday, see shop.example/a'])).toEqual([
      'link: shop.example/b',
      'number: 930',
      'date: Friday',
    ]);
  });

  test('a part of a number is another number', () => {
    expect(refused('Is 150 fine?', ['It is 1500'])).toEqual(['number: 150']);
  });
});

const plainWord = fc.stringMatching(/^[bcdfg]{3,6}$/);
const figure = fc.integer({ min: 0, max: 9_999_999 });
const digits = { latin: 0x30, arabic: 0x660, thai: 0xe50, fullWidth: 0xff10, bold: 0x1d7ce };
const written = fc.constantFrom(...Object.values(digits));
const inDigits = (value: number, zero: number): string =>
  String(value).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** Figures of a conversation, and one that is said: two drawn apart are hardly ever the same, so every other is one of them. */
const saidAmong = fc
  .tuple(fc.array(figure, { maxLength: 5 }), figure, fc.option(fc.nat({ max: 4 }), { freq: 2 }))
  .map(([known, other, pick]) => ({ known, said: (pick === null ? undefined : known[pick % known.length]) ?? other }));

test('a number goes through exactly when the conversation has it, in the digits of whatever script', () => {
  let through = 0;
  fc.assert(
    fc.property(
      saidAmong,
      written,
      written,
      fc.tuple(plainWord, plainWord),
      ({ known, said }, ours, theirs, [before, after]) => {
        const conversation = known.map((value) => `${after} ${inDigits(value, theirs)} ${before}`);
        const isKnown = known.includes(said);
        through += Number(isKnown);
        expect(checkSuggestion(`${before} ${inDigits(said, ours)} ${after}`, conversation).ok).toBe(isKnown);
      },
    ),
    { numRuns: 500 },
  );
  expect(through).toBeGreaterThan(100);
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('₱1,500', '9:30', '٥٠٠', '½', 'five', 'mil', 'free', 'descuento', 'tomorrow', 'พรุ่งนี้', 'Friday'),
  fc.constantFrom('https://shop.example/a?b=1', 'me@shop.example', 'Shop.example', '@ourshop', 'www.', "we'll", 'سوف'),
  fc.constantFrom(' ', ' ', '. ', ', ', '\n', '-', '’'),
);
const talk = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

test('whatever the conversation says literally is never refused, and what is refused without it lies in the text', () => {
  let refusedAlone = 0;
  fc.assert(
    fc.property(talk, (text) => {
      expect(checkSuggestion(text, [text])).toEqual({ ok: true });
      const alone = checkSuggestion(text, []);
      if (alone.ok) return;
      refusedAlone += 1;
      for (const { span } of alone.refusals) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
  expect(refusedAlone).toBeGreaterThan(100);
});

test('hostile length costs no more than in proportion', () => {
  const text = `${'a.'.repeat(16_000)} 1${',1'.repeat(8_000)} ${'@'.repeat(8_000)} ${'-'.repeat(16_000)} www.${'!'.repeat(16_000)}a`;
  const started = performance.now();
  const result = checkSuggestion(text, [text.replaceAll('1', '2')]);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(result).toMatchObject({ ok: false, refusals: [{ what: 'number' }] });
});
