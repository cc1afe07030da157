import type { MessageAnalysis, Span } from './analysis.ts';
import type { Author, ContactField, Direction, Stage, Status } from './vocabulary.ts';

/**
 * Where a fact stands in the life of a contact. Facts are ordered by `at`, then by `key`, both compared by code unit;
 * `key` is the whole idempotency key, so that two facts of the same instant fall in the same order however they arrived.
 */
export interface Position {
  /** ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly key: string;
}

interface FactBase extends Position {
  /** Number in the contact's inbox: when we learned of it, not when it happened. */
  readonly seq: number;
}

/** A keyword signal found in a message, stored beside the analysis under the settings version it was read by. */
export interface KeywordHit {
  readonly signalId: string;
  readonly span: Span;
}

/** What a message says, as stored: the analyzer's reading and the keyword signals found. */
export interface StoredReading extends MessageAnalysis {
  readonly keywordHits: readonly KeywordHit[];
}

export interface MessageFact extends FactBase {
  readonly kind: 'message';
  readonly messageId: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly direction: Direction;
  readonly author: Author;
  /** Deleted on the channel: it still counts as a message, but says nothing any more. */
  readonly deleted: boolean;
  /** History brought in later: classed like any message, but no follow-up, review or notification comes of it. */
  readonly backfill: boolean;
  readonly reading: StoredReading | null;
}

export interface ActionFact extends FactBase {
  readonly kind: 'action';
  readonly actionRef: string;
  /** Name of the action, such as `booking_confirmed`. */
  readonly action: string;
}

/** A person's decision about a contact's classification. */
export type Edit =
  | { readonly type: 'set_status'; readonly status: Status }
  | { readonly type: 'set_stage'; readonly stage: Stage }
  | { readonly type: 'set_score'; readonly value: number }
  | { readonly type: 'adjust_score'; readonly points: number }
  | { readonly type: 'set_vip'; readonly vip: boolean | null }
  | { readonly type: 'lift_lock'; readonly lock: 'status' | 'stage' | 'score' }
  /** Details edited, tags changed …: nothing to fold, but the contact must be judged again. */
  | { readonly type: 'touched' };

export interface EditFact extends FactBase {
  readonly kind: 'edit';
  readonly editId: string;
  /** `user:<id>` or `key:<id>`. */
  readonly actor: string;
  readonly edit: Edit;
}

export type Fact = MessageFact | ActionFact | EditFact;

/** Which details are known of a contact, from whatever source. Values stay out of the rules. */
export type KnownFields = Readonly<Record<ContactField, boolean>>;
