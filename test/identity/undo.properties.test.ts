import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sized } from '../e2e/support/run-length.ts';
import { startLivingContacts, type LivingContacts } from './support/living-contacts.ts';

let api: LivingContacts;
beforeAll(async () => {
  api = await startLivingContacts();
  await api.call('PATCH', '/v1/settings', { identity: { autoLink: 'verified' } });
});
afterAll(() => api.close());

const START = Date.parse('2026-11-20T08:00:00Z');
const MINUTE_MS = 60_000;

const TEXTS = [
  'How much is the sea view room?',
  'That is too expensive, the other hotel asks less',
  'Yes please, I will take it',
  'Wonderful, thank you so much!',
  'Nobody answered me, this is terrible service',
  'STOP',
  'START',
  'My company is Blue Sky Trading',
] as const;

/** What happens to one of two people; minutes after the start, so that some messages come late. */
const step = fc.record({
  who: fc.integer({ min: 0, max: 1 }),
  what: fc.constantFrom('message', 'message', 'message', 'tag', 'note', 'stage', 'opt-out', 'action', 'rename'),
  text: fc.constantFrom(...TEXTS),
  minute: fc.integer({ min: 5, max: 500 }),
  company: fc.option(fc.constantFrom('Acme', 'Sol & Mar'), { nil: undefined }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Somebody of a pair: the same story is lived by two pairs, of which one is merged and taken apart again. */
interface Person {
  readonly channel: string;
  readonly user: string;
  contactId: string;
}

const CHANNELS = ['telegram', 'web'] as const;
let count = 0;

const say = async (person: Person, text: string, minute: number, company?: string): Promise<void> => {
  count += 1;
  const answer = await api.call('POST', '/v1/messages', {
    ...{ channel: person.channel, channelUserId: person.user, messageId: `u-${String(count)}`, direction: 'inbound' },
    ...{ author: 'contact', text, sentAt: new Date(START + minute * MINUTE_MS).toISOString() },
    contact: { email: `${person.user}@mail.example`, ...(company === undefined ? {} : { company }) },
  });
  expect(answer.statusCode).toBe(202);
  person.contactId ||= answer.json<{ contactId: string }>().contactId;
};

const DO: Readonly<Record<string, (id: string, nth: number) => Promise<unknown>>> = {
  tag: (id) => api.call('POST', `/v1/contacts/${id}/tags`, { name: 'wholesale' }),
  note: (id, nth) => api.call('POST', `/v1/contacts/${id}/notes`, { text: `note ${String(nth)}` }),
  stage: (id, nth) => api.call('PUT', `/v1/contacts/${id}/stage`, { stage: nth % 2 === 0 ? 'closing' : 'comparing' }),
  'opt-out': (id) => api.call('PUT', `/v1/contacts/${id}/opt-out`, { scope: 'all' }),
  rename: (id, nth) => api.call('PATCH', `/v1/contacts/${id}`, { name: `Name ${String(nth)}` }),
  action: (id, nth) => {
    count += 1;
    return api.call('POST', `/v1/contacts/${id}/actions`, {
      ...{ action: nth % 2 === 0 ? 'page_viewed' : 'purchase_completed', actionId: `a-${String(count)}` },
      occurredAt: new Date(START + nth * MINUTE_MS).toISOString(),
    });
  },
};

/** Setting a contact to what it already is decides nothing: what is decided while two are one differs from what was before. */
const LATER = 100;

async function live(pair: readonly Person[], steps: readonly Step[], inBetween = false): Promise<void> {
  for (const [nth, { who, what, text, minute, company }] of steps.entries()) {
    // What people decide about a merged contact is the survivor's: the first one's, in both pairs.
    const person = pair[inBetween && what !== 'message' ? 0 : who];
    if (person === undefined) throw new Error('a pair is two');
    if (what === 'message') await say(person, text, minute, company);
    else await DO[what]?.(person.contactId, inBetween ? nth + LATER : nth);
  }
}

const newPair = async (): Promise<Person[]> => {
  count += 1;
  const pair = CHANNELS.map((channel, who) => ({
    channel,
    user: `pair-${String(count)}-${String(who)}`,
    contactId: '',
  }));
  for (const [who, person] of pair.entries()) await say(person, 'Hello', who);
  return pair;
};

/** All that a contact shows, without ids and the time at which it was learned. */
async function shown({ contactId, user }: Person): Promise<unknown> {
  const get = async (path: string) => (await api.call('GET', `/v1/contacts/${contactId}${path}`)).json();
  const contact = await get('');
  const messages = (await get('/messages?order=asc&limit=200')).items;
  const notes = (await get('/notes')).items;
  const {
    id,
    updatedAt: _updated,
    explain,
    conversations,
    identities,
    stageHistory: _stages,
    optOuts,
    ...rest
  } = contact;
  expect(id).toBe(contactId);
  // An action's points decay from when it was told, which two requests do not share.
  const nextDeadline = rest.nextDeadlineCause === 'score_decays' ? 'of one run' : rest.nextDeadline;
  const told = {
    ...rest,
    nextDeadline,
    optOuts: optOuts.map(({ scope, source }: { scope: string; source: string }) => [scope, source]).sort(),
    reasons: Object.values(explain).map((why) => (why as { value: unknown } | null)?.value),
    conversations: conversations.map(({ channel, messageCount, verified }: Record<string, unknown>) => [
      channel,
      messageCount,
      verified,
    ]),
    identities: identities.map(({ at: _at, ...identity }: Record<string, unknown>) => identity),
    messages: messages.map(({ text, sentAt, sentiment }: Record<string, unknown>) => [text, sentAt, sentiment]),
    notes: notes.map(({ text }: { text: string }) => text).sort(),
  };
  return JSON.parse(JSON.stringify(told).replaceAll(user, 'somebody'));
}

it('a merge that is taken back leaves both as if there had been none, with what came in between', async () => {
  const history = fc.record({
    before: fc.array(step, { maxLength: 8 }),
    between: fc.array(step, { maxLength: 6 }),
    after: fc.array(step, { maxLength: 3 }),
    judgedMeanwhile: fc.boolean(),
    asked: fc.integer({ min: 0, max: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(history, async ({ before, between, after, judgedMeanwhile, asked }) => {
      const [merged, alone] = [await newPair(), await newPair()];
      for (const pair of [merged, alone]) await live(pair, before);
      if (judgedMeanwhile) await api.judgeAll();
      const [one, other] = [merged[asked], merged[1 - asked]];
      const joined = await api.call('POST', `/v1/contacts/${one?.contactId ?? ''}/merge`, {
        otherId: other?.contactId,
      });
      expect(joined.json()).toMatchObject({ id: merged[0]?.contactId });
      if (judgedMeanwhile) await api.judgeAll();
      for (const pair of [merged, alone]) await live(pair, between, true);
      if (judgedMeanwhile) await api.judgeAll();
      expect((await api.call('POST', `/v1/merges/${String(joined.json().mergeId)}/undo`)).statusCode).toBe(200);
      for (const pair of [merged, alone]) await live(pair, after);
      await api.judgeAll();
      for (const who of [0, 1]) {
        const [apart, never] = [merged[who], alone[who]];
        if (apart === undefined || never === undefined) throw new Error('a pair is two');
        expect(await shown(apart)).toEqual(await shown(never));
      }
    }),
    { numRuns: sized({ short: 8, full: 150 }) },
  );
}, 600_000);
