import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApi } from '../support/api.ts';
import { SAMPLES } from './samples/index.ts';
import type { AskedProvider } from './samples/sample.ts';
import { connect, deliver, sampleOf, startChannelApi, transcripts, type Connected } from './support.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startChannelApi();
});
afterAll(() => api.close());

const isFull = import.meta.env.MODE === 'full';
const BODIES = isFull ? 10_000 : 200;

/** So many at once, as a provider sends them. */
const AT_ONCE = 10;
const batchesOf = (body: fc.Arbitrary<string>) => fc.array(body, { minLength: AT_ONCE, maxLength: AT_ONCE });
const numRuns = BODIES / AT_ONCE;

/** Names that the parsers look for, so that the noise reaches what is behind them. */
const KEYS = [
  ...[
    'object',
    'entry',
    'messaging',
    'standby',
    'changes',
    'field',
    'value',
    'messages',
    'statuses',
    'sender',
    'recipient',
    'id',
  ],
  ...[
    'message',
    'mid',
    'text',
    'body',
    'attachments',
    'payload',
    'url',
    'timestamp',
    'from',
    'type',
    'metadata',
    'phone_number_id',
  ],
  ...[
    'update_id',
    'edited_message',
    'my_chat_member',
    'chat',
    'message_id',
    'date',
    'is_echo',
    'is_deleted',
    'read',
    'watermark',
    'mids',
  ],
  ...[
    'delivery',
    'status',
    'recipient_id',
    'errors',
    'code',
    'edit',
    'revoke',
    'original_message_id',
    'contacts',
    '__proto__',
    '',
  ],
];
const WORDS = [
  'page',
  'instagram',
  'whatsapp_business_account',
  'messages',
  'text',
  'private',
  'failed',
  'delivered',
  'kicked',
  '\u0000',
  '\ud83d',
];

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 7 },
    fc.constantFrom<unknown>(...WORDS, '', null, true, 0, -1, 1.5, 1e308, '1697043223', 4_000_000_000_000),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 7 }),
  ),
}));

/** A true body with some of it replaced: nearer to what a new version of an API would send than noise is. */
const mutated = (body: string) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 12 }), fc.string({ unit: 'binary', maxLength: 12 })), {
        maxLength: 4,
      }),
    )
    .map(([edits]) =>
      edits.reduce(
        (text, [at, length, by]) => text.slice(0, at % text.length) + by + text.slice((at % text.length) + length),
        body,
      ),
    );

const withPart = (body: string) =>
  fc
    .tuple(fc.constantFrom(...KEYS), value)
    .map(([key, part]) => JSON.stringify(JSON.parse(body, (name, old: unknown) => (name === key ? part : old))));

describe.each(Object.keys(SAMPLES).map((kind) => ({ kind })))('$kind', ({ kind }) => {
  let connection: Connected;
  const told = { account: '31', person: '15550009', id: '99', text: 'Hello there', at: new Date() };
  const body = sampleOf(kind).message(told);
  const isJson = (): boolean => body.startsWith('{');
  const bodies = () =>
    isJson()
      ? fc.oneof(
          value.map((part) => JSON.stringify(part) ?? ''),
          mutated(body),
          withPart(body),
          fc.string({ unit: 'binary' }),
        )
      : fc.oneof(mutated(body), fc.string({ unit: 'binary' }));

  let provider: AskedProvider | undefined;

  beforeAll(async () => {
    provider = await sampleOf(kind).startProvider?.();
    connection = await connect(api, kind, told.account, provider === undefined ? {} : { apiBase: provider.url });
  });
  afterAll(() => provider?.close());

  it(
    `answers ${String(BODIES)} odd bodies without failing`,
    async () => {
      const check = fc.asyncProperty(batchesOf(bodies()), async (odd) => {
        const answers = await Promise.all(odd.map((each) => deliver(api, connection, each)));
        expect(odd.filter((_each, index) => (answers[index]?.statusCode ?? 500) >= 500)).toEqual([]);
      });
      await fc.assert(check, { numRuns });
    },
    isFull ? 1_800_000 : 60_000,
  );

  it(
    `stores nothing of ${String(BODIES)} bodies with a wrong signature`,
    async () => {
      const before = await transcripts(api);
      const check = fc.asyncProperty(batchesOf(fc.oneof(fc.constant(body), mutated(body))), async (odd) => {
        const answers = await Promise.all(odd.map((each) => deliver(api, connection, each, { forged: true })));
        const refused = sampleOf(kind).refusedWith ?? 401;
        expect(odd.filter((_each, index) => answers[index]?.statusCode !== refused)).toEqual([]);
      });
      await fc.assert(check, { numRuns });
      expect(await transcripts(api)).toEqual(before);
    },
    isFull ? 1_800_000 : 60_000,
  );
});
