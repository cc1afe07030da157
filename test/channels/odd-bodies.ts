import fc from 'fast-check';

/** Names that the parsers look for, so that the noise reaches what is behind them. */
const KEYS = [
  ...['object', 'entry', 'messaging', 'standby', 'changes', 'field', 'value', 'messages', 'statuses', 'sender'],
  ...['recipient', 'id', 'message', 'mid', 'text', 'body', 'attachments', 'payload', 'url', 'timestamp', 'from'],
  ...['type', 'metadata', 'phone_number_id', 'update_id', 'edited_message', 'my_chat_member', 'chat', 'message_id'],
  ...['date', 'is_echo', 'is_deleted', 'read', 'watermark', 'mids', 'delivery', 'status', 'recipient_id', 'errors'],
  ...['code', 'edit', 'revoke', 'original_message_id', 'contacts', 'leadgen_id', 'page_id', 'created_time'],
  ...['FromFull', 'Email', 'Headers', 'Name', 'Value', 'TextBody', 'HtmlBody', 'MessageID', 'Date', 'RecordType'],
  ...['messageId', 'pageUrl', 'contact', 'name', 'email', 'phone', 'userId', 'userHash', '__proto__', ''],
];
const WORDS = [
  ...['page', 'instagram', 'whatsapp_business_account', 'messages', 'leadgen', 'text', 'private', 'failed'],
  ...['delivered', 'kicked', 'Delivery', 'Bounce', '\u0000', '\ud83d'],
];

/** Any JSON, of the words that the channels know. */
export const { value: oddValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 7 },
    fc.constantFrom<unknown>(...WORDS, '', null, true, 0, -1, 1.5, 1e308, '1697043223', 4_000_000_000_000),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 7 }),
  ),
}));

export const oddJson = (): fc.Arbitrary<string> => oddValue.map((part) => JSON.stringify(part) ?? '');

export const noise = (): fc.Arbitrary<string> => fc.string({ unit: 'binary' });

/** A true body with some of it replaced: nearer to what a new version of an API would send than noise is. */
export const mutated = (body: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 12 }), fc.string({ unit: 'binary', maxLength: 12 })), {
      maxLength: 4,
    })
    .map((edits) =>
      edits.reduce(
        (text, [at, length, by]) => text.slice(0, at % text.length) + by + text.slice((at % text.length) + length),
        body,
      ),
    );

/** True JSON with some of its own parts replaced or taken away, wherever they stand. */
export function withPart(body: string): fc.Arbitrary<string> {
  const own = new Set<string>();
  JSON.parse(body, (name, part: unknown) => {
    if (name !== '') own.add(name);
    return part;
  });
  const change = fc.tuple(fc.constantFrom(...own), fc.option(oddValue, { nil: undefined }));
  return fc.array(change, { minLength: 1, maxLength: 2 }).map((changes) => {
    const parts = new Map(changes);
    return JSON.stringify(JSON.parse(body, (name, old: unknown) => (parts.has(name) ? parts.get(name) : old)));
  });
}

/** The fields of a form, some with other values, some left out, some more. */
export function oddFields(fields: Readonly<Record<string, string>>): fc.Arbitrary<Record<string, string>> {
  const text = fc.oneof(
    noise(),
    oddJson(),
    fc.emailAddress(),
    fc.constantFrom('Date: x\nFrom', '[["Date","?"]]', 'utf-9'),
  );
  const own = Object.entries(fields).map(([name, value]) =>
    fc.oneof(
      fc.constant([[name, value]]),
      text.map((odd) => [[name, odd]]),
      fc.constant([]),
    ),
  );
  return fc
    .tuple(fc.tuple(...own), fc.dictionary(noise(), text, { maxKeys: 3 }))
    .map(([known, others]) => ({ ...(Object.fromEntries(known.flat()) as Record<string, string>), ...others }));
}
