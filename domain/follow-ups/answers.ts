import type { ContactState } from '../state.ts';
import type { FollowUpSummary } from './contract.ts';

export interface Answer {
  readonly messageId: string;
  readonly at: string;
}

/**
 * The contact's messages that answer a follow-up, the oldest first: the last one of each conversation, if sent after
 * what it was found in. A conversation that only a claimed address links to the contact answers nothing but itself:
 * somebody who types another person's address must not call off what that person is owed. History that is brought in
 * counts too, since whoever answered anywhere is not to be pestered.
 */
export function answersOf(
  { conversationId, answeredAfter }: Pick<FollowUpSummary, 'conversationId' | 'answeredAfter'>,
  state: ContactState,
  unverified: readonly string[],
): Answer[] {
  return state.conversations.turns
    .filter((turn) => turn.conversationId === conversationId || !unverified.includes(turn.conversationId))
    .flatMap(({ contact }) => (contact !== null && contact.at > answeredAfter ? [contact] : []))
    .map(({ messageId, at }) => ({ messageId, at }))
    .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** When the contact was last heard, as far as that answers what is sent in a conversation; ISO 8601 UTC, '' for never. */
export function heardAt(conversationId: string, state: ContactState, unverified: readonly string[]): string {
  return answersOf({ conversationId, answeredAfter: '' }, state, unverified).at(-1)?.at ?? '';
}
