import type { Evidence, Judgement, ReasonParams } from '../judgement.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Settings } from '../settings.ts';
import type { ContactState } from '../state.ts';

/** Identifiers of the HTTP contract: never rename one. */
export const REVIEW_REASONS = ['frustration', 'complex', 'rule', 'high_value'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export const REVIEW_STATES = ['open', 'taken_over', 'resolved', 'dismissed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** An item of Human Review that exists. At most one per (conversation, reason, ruleId) is open or taken over. */
export interface ReviewSummary {
  readonly id: string;
  readonly conversationId: string;
  readonly reason: ReviewReason;
  readonly ruleId: string | null;
  readonly state: ReviewState;
  /** Ids of all messages that are its evidence. */
  readonly messageIds: readonly string[];
  /** ISO 8601 UTC, when it was resolved or dismissed; null while it is not. */
  readonly closedAt: string | null;
}

/** An item to be made, unique by (conversation, reason, ruleId) among the unfinished and by `anchor` for ever. */
export interface NewReview {
  readonly conversationId: string;
  readonly reason: ReviewReason;
  /** Set for reason `rule`. */
  readonly ruleId: string | null;
  /** Id of the newest message that is its evidence. */
  readonly anchor: string;
  readonly rule: { readonly id: RuleId; readonly version: number };
  readonly params: ReasonParams;
  /** Oldest message first. */
  readonly evidence: readonly Evidence[];
}

export interface ReviewPlan {
  readonly create: readonly NewReview[];
  /** More messages that say the same, for items that are open or taken over. */
  readonly add: readonly { readonly id: string; readonly evidence: readonly Evidence[] }[];
}

export interface ReviewFacts {
  readonly state: ContactState;
  readonly judgement: Judgement;
  readonly settings: Settings;
  /** ISO 8601 UTC. */
  readonly now: string;
  /** All items of the contact (and of those it absorbed) that are open or taken over, and at least the 200 newest others. */
  readonly existing: readonly ReviewSummary[];
  /** Conversations that a person handles now: they need not be called again. */
  readonly handledByHuman: readonly string[];
  /** Conversations handed back to the AI, and when (ISO 8601 UTC): what was written until then counts no more. */
  readonly releasedAt: Readonly<Record<string, string>>;
  /** The contact is being erased: nothing is planned. */
  readonly erased: boolean;
}
