import { afterEach, describe, expect, it } from 'vitest';
import { AnalyzerUnavailable, type Analyzer } from '../../../enrichment/analyzer.ts';
import { createLocalAnalyzer } from '../../../enrichment/local/index.ts';
import { createOpenAiAnalyzer } from '../../../enrichment/openai/index.ts';
import { conversation, request } from '../requests.ts';
import {
  quietReading,
  shownTo,
  startModelDouble,
  type ModelDouble,
  type ModelReply,
  type ModelRequest,
} from './model-double.ts';

const open: ModelDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((double) => double.close()));
});

async function analyzerWith(answer: (request: ModelRequest, call: number) => ModelReply, timeoutMs = 5000) {
  const double = await startModelDouble(answer);
  open.push(double);
  const analyzer: Analyzer = createOpenAiAnalyzer({
    apiKey: 'test',
    baseUrl: double.baseUrl,
    model: 'double',
    local: createLocalAnalyzer(),
    timeoutMs,
  });
  return { analyzer, double };
}

function answering(change: (turn: string) => Record<string, unknown>): (asked: ModelRequest) => ModelReply {
  return (asked) => ({
    content: JSON.stringify({
      readings: shownTo(asked).read.map((turn) => ({ ...quietReading(turn), ...change(turn) })),
    }),
  });
}

const TALK = conversation(
  'c: Hi, how much is a haircut?',
  'b: It is 300. Shall I book it?',
  "c: Yes please, I'm Ana, 0917 555 0101",
);

describe('a model that answers', () => {
  it('reads a burst in one call, each quote as a place in its own message', async () => {
    const { analyzer, double } = await analyzerWith(
      answering((turn) =>
        turn === 't3'
          ? {
              stage: { value: 'closing', confidence: 0.9, quote: 'Yes please' },
              buyingIntent: { confidence: 0.9, quote: 'Yes please' },
              signals: [
                { id: 'ready_to_buy', confidence: 0.9, quote: 'Yes please' },
                { id: 'invented', confidence: 1, quote: 'Yes' },
              ],
              fields: [
                { field: 'name', confidence: 0.9, quote: 'Ana' },
                { field: 'phone', confidence: 0.9, quote: '0917 555 0101' },
              ],
            }
          : {},
      ),
    );
    const result = await analyzer.analyse(request(TALK, ['m1', 'm3']));
    expect(double.requests).toHaveLength(1);
    expect(result.analyses.map(({ messageId }) => messageId)).toEqual(['m1', 'm3']);
    const read = result.analyses[1];
    expect(read?.stage).toEqual({ value: 'closing', confidence: 0.9, span: { start: 0, end: 10 } });
    expect(read?.signals.map(({ id }) => id)).toEqual(['ready_to_buy']);
    expect(read?.fields.map(({ field, value }) => [field, value])).toEqual([
      ['name', 'Ana'],
      ['phone', '+639175550101'],
    ]);
    expect(result).toMatchObject({
      provider: 'openai',
      model: 'double-1',
      promptVersion: 'analyse-1',
      tokens: { input: 100, output: 20 },
      costUsd: null,
    });
  });

  it('is shown no id of the installation and no more than twelve turns before the first target', async () => {
    const long = conversation(
      ...Array.from({ length: 20 }, (_, at) => `${at % 2 === 0 ? 'b' : 'c'}: turn number ${String(at + 1)}`),
    );
    const { analyzer, double } = await analyzerWith(answering(() => ({})));
    await analyzer.analyse(request(long));
    const [asked] = double.requests;
    expect(asked && shownTo(asked).conversation).toHaveLength(13);
    expect(JSON.stringify(asked)).not.toContain('m20');
  });

  it('reads the time of a promise itself, on the wall clock of the business', async () => {
    const promise = conversation('b: I will check and message you tomorrow at 9.');
    const { analyzer } = await analyzerWith(
      answering(() => ({
        promises: [{ confidence: 0.9, quote: 'I will check and message you tomorrow at 9.', when: 'tomorrow at 9' }],
      })),
    );
    const result = await analyzer.analyse(request(promise));
    expect(result.analyses[0]?.promises[0]?.dueAt).toBe('2026-11-23T01:00:00.000Z');
  });

  it('takes a phone for one only where the rules see one in the quote', async () => {
    const { analyzer } = await analyzerWith(
      answering(() => ({ fields: [{ field: 'phone', confidence: 1, quote: '2586931586' }] })),
    );
    const result = await analyzer.analyse(request(conversation('c: my order number is 2586931586')));
    expect(result.analyses[0]?.fields).toEqual([]);
  });

  it('reads nothing of a customer out of what the business wrote', async () => {
    const { analyzer } = await analyzerWith(
      answering(() => ({
        buyingIntent: { confidence: 1, quote: 'book' },
        frustration: 1,
        fields: [{ field: 'name', confidence: 1, quote: 'Ana' }],
      })),
    );
    const result = await analyzer.analyse(request(conversation('b: Shall I book it, Ana?')));
    expect(result.analyses[0]).toMatchObject({ sentiment: null, buyingIntent: null, frustration: 0, fields: [] });
  });
});

describe('an answer that cannot be used', () => {
  const good = answering(() => ({}));
  it.each<[string, ModelReply]>([
    [
      'quotes what was never said',
      {
        content: JSON.stringify({
          readings: [{ ...quietReading('t1'), buyingIntent: { confidence: 1, quote: 'I buy it' } }],
        }),
      },
    ],
    ['is about another turn', { content: JSON.stringify({ readings: [quietReading('t9')] }) }],
    ['lacks a reading', { content: JSON.stringify({ readings: [] }) }],
    ['does not fit the schema', { content: JSON.stringify({ readings: [{ ...quietReading('t1'), frustration: 7 }] }) }],
    ['is not JSON', { content: 'Sure! Here you go.' }],
    ['is cut off', { content: '{"readings":[{"turn":"t1","sent', finishReason: 'length' }],
    ['is empty', { content: '' }],
    ['has no choices', { body: JSON.stringify({ id: 'x', model: 'double-1', choices: [] }) }],
  ])('that %s is asked for once more, then given up', async (_, bad) => {
    const first = await analyzerWith((asked, call) => (call === 1 ? bad : good(asked)));
    await expect(first.analyzer.analyse(request(conversation('c: hello there')))).resolves.toBeDefined();
    const always = await analyzerWith(() => bad);
    await expect(always.analyzer.analyse(request(conversation('c: hello there')))).rejects.toMatchObject({
      code: 'malformed',
    });
    expect(always.double.requests).toHaveLength(2);
  });

  it('tells the model what was wrong without a word of the answer or the message', async () => {
    const { analyzer, double } = await analyzerWith((asked, call) =>
      call === 1 ? { content: 'SECRET-ANSWER' } : good(asked),
    );
    await analyzer.analyse(request(conversation('c: SECRET-MESSAGE')));
    const system = double.requests[1]?.messages[0]?.content ?? '';
    expect(system).toContain('could not be used');
    expect(system).not.toMatch(/SECRET/u);
  });
});

describe('a server that fails', () => {
  it.each<[string, ModelReply, AnalyzerUnavailable['code'], number | null]>([
    ['429 with a wait', { status: 429, headers: { 'retry-after': '7' }, body: '{}' }, 'rate_limited', 7000],
    [
      '429 for a spent budget',
      { status: 429, body: JSON.stringify({ error: { code: 'insufficient_quota', message: 'x' } }) },
      'budget',
      null,
    ],
    ['500', { status: 500, body: '{}' }, 'unreachable', null],
    ['503 with no JSON', { status: 503, body: '<html>' }, 'unreachable', null],
    ['401', { status: 401, body: '{}' }, 'refused', null],
    ['a refusal', { content: null, refusal: 'I cannot help with that' }, 'refused', null],
    ['a content filter', { content: '', finishReason: 'content_filter' }, 'refused', null],
    ['half a response', { body: '{"id":"x","choices":[{"mess' }, 'malformed', null],
  ])('with %s is told by a stable code, after one call', async (_, reply, code, wait) => {
    const { analyzer, double } = await analyzerWith(() => reply);
    const failure = await analyzer.analyse(request(TALK)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AnalyzerUnavailable);
    expect(failure).toMatchObject({ code, retryAfterMs: wait });
    expect(double.requests).toHaveLength(1);
  });

  it('too slowly is a time-out', async () => {
    const { analyzer } = await analyzerWith(() => ({ content: '{}', delayMs: 1000 }), 100);
    await expect(analyzer.analyse(request(TALK))).rejects.toMatchObject({ code: 'timeout' });
  });

  it('not being there is unreachable', async () => {
    const { analyzer, double } = await analyzerWith(() => ({}));
    open.splice(0);
    await double.close();
    await expect(analyzer.analyse(request(TALK))).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('stops when the caller aborts, with the caller’s reason', async () => {
    const { analyzer } = await analyzerWith(() => ({ content: '{}', delayMs: 1000 }));
    const reason = new Error('shutting down');
    const abort = new AbortController();
    setTimeout(() => {
      abort.abort(reason);
    }, 50);
    await expect(analyzer.analyse(request(TALK), abort.signal)).rejects.toBe(reason);
  });
});

describe('a server that knows no structured outputs', () => {
  it.each([['json_object'], [undefined]])(
    'is asked in the form it knows (%s), and at once the next time',
    async (known) => {
      const { analyzer, double } = await analyzerWith((asked) => {
        if (asked.response_format?.type !== known) {
          return { status: 400, body: JSON.stringify({ error: { message: 'response_format is not supported' } }) };
        }
        const reply = answering(() => ({}))(asked);
        return { content: `\`\`\`json\n${reply.content ?? ''}\n\`\`\`` };
      });
      await analyzer.analyse(request(TALK));
      const calls = double.requests.length;
      await analyzer.analyse(request(TALK));
      expect(double.requests).toHaveLength(calls + 1);
      expect(double.requests.at(-1)?.messages[0]?.content).toContain('JSON Schema');
    },
  );
});
