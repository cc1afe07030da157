import type { RapportClient } from '../../../scripts/demo/http-client.ts';
import { readAll } from '../../../scripts/demo/http-client.ts';
import { inParallel } from '../../../scripts/demo/senders.ts';

interface Why {
  readonly value: unknown;
  readonly confidence: number;
  readonly rule: unknown;
  readonly reason: string;
  readonly evidence: readonly { readonly quote: string }[];
  readonly contributions?: readonly { readonly signalId: string; readonly points: number; readonly at: string }[];
}

interface Detail extends Record<string, unknown> {
  readonly id: string;
  readonly conversations: readonly Record<string, unknown>[];
  readonly identities: readonly Record<string, unknown>[];
  readonly explain: Readonly<Record<string, Why | null>>;
}

/**
 * What another run gives differently: ids of rows, when a row was written or an id linked, when the engine came to know; and the
 * ledgers, which keep what called for a person at the moment it was known, even when a later message explains it
 * (docs/decisions/0008-ledgers-keep-what-was-known.md).
 */
const OF_ONE_RUN = [
  'id',
  'updatedAt',
  'conversations',
  'identities',
  'explain',
  'openReviews',
  'pendingFollowUps',
  'stageHistory',
];

/**
 * Everything about each contact that must not depend on the order, number or speed of the requests that made it.
 *
 * @param userOf the channel's user behind each contact's id
 * @returns by channel user
 */
export async function statesOf(
  client: RapportClient,
  userOf: ReadonlyMap<string, string>,
): Promise<Record<string, unknown>> {
  const contacts = await readAll<{ id: string }>(client, '/v1/contacts', { sort: 'firstSeenAt' });
  const states: Record<string, unknown> = {};
  await inParallel(contacts, 4, async ({ id }) => {
    const detail = await client.get<Detail>(`/v1/contacts/${id}`);
    const explained = Object.entries(detail.explain).map(([aspect, why]) => [aspect, why && comparable(why)]);
    states[userOf.get(id) ?? `unknown ${id}`] = {
      ...Object.fromEntries(Object.entries(detail).filter(([name]) => !OF_ONE_RUN.includes(name))),
      conversations: detail.conversations.map(({ id: _id, contactId: _contactId, ...conversation }) => conversation),
      identities: detail.identities.map(({ at: _linkedAt, ...identity }) => identity),
      explain: Object.fromEntries(explained),
    };
  });
  return states;
}

function comparable({ value, confidence, rule, reason, evidence, contributions }: Why): object {
  return {
    value,
    confidence,
    rule,
    reason,
    quotes: evidence.map(({ quote }) => quote),
    contributions: contributions?.map(({ signalId, points, at }) => ({ signalId, points, at })),
  };
}

type States = Readonly<Record<string, unknown>>;

/**
 * The same without the next deadline of whoever, in either run, is looked at next because of a follow-up: that instant is of one
 * run, as follow-ups are.
 *
 * @returns both, by channel user
 */
export function withoutLooks(some: States, others: States): [States, States] {
  const isOfFollowUp = (state: unknown): boolean =>
    String((state as { nextDeadlineCause?: unknown } | undefined)?.nextDeadlineCause).startsWith('follow_up');
  const without = (states: States): States =>
    Object.fromEntries(
      Object.entries(states).map(([user, state]) => {
        if (!isOfFollowUp(some[user]) && !isOfFollowUp(others[user])) return [user, state];
        return [user, { ...(state as object), nextDeadline: undefined, nextDeadlineCause: undefined }];
      }),
    );
  return [without(some), without(others)];
}
