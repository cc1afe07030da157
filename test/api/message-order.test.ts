import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const START = Date.parse('2026-01-05T08:00:00Z');

/** Few values for everything, so that ties, repeats and words about the same detail are common. */
const message = fc.record({
  user: fc.constantFrom('u1', 'u2'),
  id: fc.nat({ max: 400 }),
  second: fc.nat({ max: 5 }),
  side: fc.constantFrom('inbound', 'outbound'),
  source: fc.constantFrom(undefined, 'lead_form', 'email'),
  text: fc.constantFrom('hello', 'STOP', 'start', 'how much?'),
  name: fc.constantFrom(undefined, 'Ana', 'Ben'),
  email: fc.constantFrom(undefined, 'one@example.com', 'two@example.com'),
  verified: fc.boolean(),
});
type Plan = ReturnType<typeof toBody>;

let run = 0;
function toBody(
  plan: typeof message extends fc.Arbitrary<infer T> ? T : never,
  world: string,
): Record<string, unknown> {
  return {
    ...{
      channel: 'web',
      channelUserId: `${world}-${plan.user}`,
      messageId: `${world}-${String(plan.id)}`,
      text: plan.text,
    },
    ...{ direction: plan.side, author: plan.side === 'inbound' ? 'contact' : 'ai', source: plan.source },
    sentAt: new Date(START + plan.second * 1_000).toISOString(),
    // An address is told by one person only: whose it is when two tell it is decided where contacts are linked.
    contact: { name: plan.name, email: plan.email && `${world}-${plan.user}-${plan.email}`, verified: plan.verified },
  };
}

/** All that the rows of a world say, without ids and times of arrival. */
async function rowsOf(world: string): Promise<string> {
  const rows = await asOwner<{ what: string }>(
    api.ownerUrl,
    `WITH mine AS (SELECT contact_id, value FROM rapport.contact_identities WHERE kind = 'web' AND value LIKE $1 || '-%')
     SELECT json_build_array(mine.value, c.source, c.first_seen_at, c.last_message_at, c.message_count, c.channels, c.told, c.name,
       c.email,
       (SELECT json_agg(json_build_array(kind, value, verified, linked_by, linked_at) ORDER BY kind, value)
         FROM rapport.contact_identities i WHERE i.contact_id = c.id),
       (SELECT json_agg(json_build_array(first_message_at, last_message_at, message_count))
         FROM rapport.conversations t WHERE t.contact_id = c.id),
       (SELECT json_agg(json_build_array(scope, source, at)) FROM rapport.opt_outs o WHERE o.contact_id = c.id),
       (SELECT json_agg(json_build_array(position_key, sent_at, text, told, source) ORDER BY position_key)
         FROM rapport.messages m WHERE m.contact_id = c.id))::text AS what
     FROM mine JOIN rapport.contacts c ON c.id = mine.contact_id ORDER BY mine.value`,
    [world],
  );
  return rows.map(({ what }) => what.replaceAll(world, 'world')).join('\n');
}

async function send(bodies: readonly Plan[], connections: number): Promise<void> {
  const waiting = bodies.values();
  const lane = async (): Promise<void> => {
    for (const body of waiting) expect((await api.call('POST', '/v1/messages', body)).statusCode).toBe(202);
  };
  await Promise.all(Array.from({ length: connections }, lane));
}

it('ends in the same rows in whatever order, how often, and over how many connections messages come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(message, { minLength: 1, maxLength: 14, selector: ({ user, id }) => `${user} ${String(id)}` }),
      fc.infiniteStream(fc.nat()),
      async (plans, chance) => {
        run += 1;
        const [inOrder, shuffled] = [`a${String(run)}x`, `b${String(run)}x`];
        const sorted = [...plans].sort((a, b) => a.second - b.second || a.id - b.id);
        const mixed = [...plans, ...plans.filter(() => (chance.next().value ?? 0) % 2 === 0)]
          .map((plan) => ({ plan, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at);
        await send(
          sorted.map((plan) => toBody(plan, inOrder)),
          1,
        );
        await send(
          mixed.map(({ plan }) => toBody(plan, shuffled)),
          4,
        );
        expect(await rowsOf(shuffled)).toBe(await rowsOf(inOrder));
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
