import type { RapportClient } from '../../../scripts/demo/http-client.ts';
import type { MessageAccepted, Page } from './contacts.ts';
import { eventually } from './wait.ts';

/** A follow-up as a client sees it. */
export interface FollowUp {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempt: number;
  readonly why: string;
  readonly suggestedMessage: string;
  readonly dueAt: string;
  readonly sentAt: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly gate: { readonly open: boolean; readonly reasons: readonly string[]; readonly opensAt: string | null };
}

export interface Review {
  readonly id: string;
  readonly reason: string;
  readonly conversationId: string;
}

/** What an approver's program does, on the public API alone. */
export interface Approver {
  say(visitor: string, text: string, by?: 'contact' | 'ai'): Promise<MessageAccepted>;
  followUps(contactId: string): Promise<readonly FollowUp[]>;
  followUp(id: string): Promise<FollowUp>;
  /** The first follow-up of a kind, once it is there. */
  found(contactId: string, kind: string): Promise<FollowUp>;
  until(id: string, what: string, holds: (followUp: FollowUp) => boolean): Promise<FollowUp>;
  decide(id: string, decision: string, body?: object): Promise<FollowUp>;
  /** Texts that went out to a contact, the first first. */
  outbox(contactId: string): Promise<string[]>;
  openReviews(contactId: string): Promise<readonly Review[]>;
  set(followUps: object): Promise<void>;
}

export function approverOf(client: RapportClient): Approver {
  let said = 0;
  const followUp = (id: string) => client.get<FollowUp>(`/v1/follow-ups/${id}`);
  const followUps = async (contactId: string) =>
    (await client.get<Page<FollowUp>>('/v1/follow-ups', { contactId })).items.toReversed();
  return {
    say: (visitor, text, by = 'contact') => {
      said += 1;
      return client.post('/v1/messages', {
        ...{ channel: 'web', channelUserId: visitor, messageId: `m-${String(said)}`, author: by, text },
        ...{ direction: by === 'contact' ? 'inbound' : 'outbound', sentAt: new Date().toISOString() },
      });
    },
    ...{ followUp, followUps },
    found: (contactId, kind) =>
      eventually(`a follow-up of kind ${kind}`, async () =>
        (await followUps(contactId)).find((one) => one.kind === kind),
      ),
    until: (id, what, holds) =>
      eventually(what, async () => {
        const one = await followUp(id);
        return holds(one) && one;
      }),
    decide: (id, decision, body = {}) => client.post(`/v1/follow-ups/${id}/${decision}`, body),
    outbox: async (contactId) =>
      (await client.get<Page<{ text: string }>>('/v1/outbox', { contactId })).items
        .map(({ text }) => text)
        .toReversed(),
    openReviews: async (contactId) =>
      (await client.get<Page<Review>>('/v1/reviews', { contactId, state: 'open' })).items,
    set: async (change) => void (await client.patch('/v1/settings', { followUps: change })),
  };
}
