import type { Approval, FollowUpState } from './contract.ts';

/** What a person decides about a follow-up. Instants are ISO 8601 UTC; null leaves a thing as it is. */
export type FollowUpDecision =
  | { readonly type: 'approve'; readonly message: string | null }
  | {
      readonly type: 'edit';
      readonly message: string | null;
      readonly dueAt: string | null;
      readonly channel: string | null;
      /** Where it is sent then; set with `channel`. */
      readonly conversationId: string | null;
    }
  | { readonly type: 'dismiss'; readonly reason: string | null }
  | { readonly type: 'snooze'; readonly until: string }
  | { readonly type: 'undo' }
  /** Of an unconfirmed one: whether it went. */
  | { readonly type: 'resolve'; readonly sent: boolean };

/** What of a follow-up a decision can change. */
export interface Decidable {
  readonly state: FollowUpState;
  readonly approval: Approval;
  readonly approvedAt: string | null;
  /** Handed to the channel, and its result not known yet. */
  readonly claimed: boolean;
  readonly dueAt: string;
  readonly channel: string;
  readonly conversationId: string | null;
  readonly message: string | null;
  readonly reason: string | null;
  readonly sentAt: string | null;
}

/**
 * The follow-up after a decision at `at` (ISO 8601 UTC); null where it has been decided otherwise, or is on its way.
 *
 * What a person approved is changed by taking the approval back first: the text that goes out is the one that was approved. An
 * unconfirmed one that did not go waits for a person again, so that it is neither lost nor repeated.
 */
export function decided<T extends Decidable>(followUp: T, decision: FollowUpDecision, at: string): T | null {
  const { state, approval, claimed } = followUp;
  if (decision.type === 'resolve') return resolved(followUp, decision.sent, at);
  if (claimed) return null;
  if (decision.type === 'undo') {
    const isDecided = state === 'dismissed' || (state === 'approved' && approval === 'person');
    return isDecided ? { ...followUp, ...WAITS, reason: null } : null;
  }
  const isUndecided = state === 'pending' || (state === 'approved' && approval === 'engine');
  if (!isUndecided) return null;
  switch (decision.type) {
    case 'approve':
      return {
        ...followUp,
        ...{ state: 'approved', approval: 'person', approvedAt: at },
        message: decision.message ?? followUp.message,
      };
    case 'dismiss':
      return { ...followUp, state: 'dismissed', reason: decision.reason };
    case 'snooze':
      return { ...followUp, dueAt: decision.until };
    case 'edit':
      return {
        ...followUp,
        message: decision.message ?? followUp.message,
        dueAt: decision.dueAt ?? followUp.dueAt,
        channel: decision.channel ?? followUp.channel,
        conversationId: decision.channel === null ? followUp.conversationId : decision.conversationId,
      };
  }
}

const WAITS = { state: 'pending', approval: 'none', approvedAt: null } as const;

function resolved<T extends Decidable>(followUp: T, sent: boolean, at: string): T | null {
  if (followUp.state !== 'unconfirmed') return null;
  return sent
    ? { ...followUp, state: 'sent', sentAt: followUp.sentAt ?? at, reason: null }
    : { ...followUp, ...WAITS, reason: 'A team member said that it was not sent.' };
}

/** Whether two decisions say the same: the second then changes nothing. */
export function isSameDecision(one: FollowUpDecision, other: FollowUpDecision): boolean {
  const words = (decision: FollowUpDecision): string => JSON.stringify(Object.entries(decision).sort(byName));
  return words(one) === words(other);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
