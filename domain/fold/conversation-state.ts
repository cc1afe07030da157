import type { Span } from '../analysis.ts';
import type { Evidence } from '../judgement.ts';
import type { Author } from '../vocabulary.ts';

/** A promise of the business that nothing has kept yet. Those of history (`backfill`) are not remembered. */
export interface OpenPromise {
  /** One for each message: of several promises in it, the one that is due first. */
  readonly messageId: string;
  readonly conversationId: string;
  readonly channel: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly span: Span;
  /** ISO 8601 UTC; null when no time was named. */
  readonly dueAt: string | null;
  readonly author: Author;
  readonly confidence: number;
}

export interface KeptPromise {
  readonly messageId: string;
  /** When it was kept, and by which message or action. */
  readonly at: string;
  readonly by: Evidence;
}

/** The messages that one side wrote without the other in between. */
export interface Run {
  readonly messageId: string;
  /** Of its last message, as is `messageId`; ISO 8601 UTC. */
  readonly at: string;
  readonly author: Author;
  readonly backfill: boolean;
  /** The last of its messages that asks something. */
  readonly asked: Evidence | null;
  /** Its last message ends the conversation well, and nothing in it asks. */
  readonly closes: boolean;
  /** Something in it confirms a deal. */
  readonly converts: boolean;
  /** Of the contact: something in it shows that they might buy. */
  readonly wants: boolean;
  /** Of the business: it promises to come back. */
  readonly promises: boolean;
}

/** How one conversation stands: what the contact wrote last, and what the business has written since. */
export interface Turn {
  readonly conversationId: string;
  readonly channel: string;
  /** Null while the contact has written nothing. */
  readonly contact: Run | null;
  /** Null while the contact was the last to write. */
  readonly business: Run | null;
  /** BCP 47 primary tag of the contact's last message whose language could be told. */
  readonly language: string | null;
}

/** One message that gives a sign. */
export interface SignMark {
  readonly messageId: string;
  readonly at: string;
  readonly span: Span | null;
  readonly confidence: number;
}

/**
 * What rules of people ask conversations for, whether or not there is such a rule now: `frustration`, `needs_human`,
 * `buying_intent`, `intent/<name>`, and keywords of rules as {@link ruleSign} names them. Live messages only.
 */
export interface SignTrail {
  readonly sign: string;
  readonly conversationId: string;
  /** Oldest first, at most `REMEMBERED.marksPerSign`. */
  readonly recent: readonly SignMark[];
}

/** What was said in a contact's conversations, as far as follow-ups and reviews ask for it. */
export interface ConversationsState {
  /** Oldest first. */
  readonly promises: readonly OpenPromise[];
  /** Kept first comes first. */
  readonly kept: readonly KeptPromise[];
  /** The conversation written in least recently first. */
  readonly turns: readonly Turn[];
  /** The sign given least recently first. */
  readonly signs: readonly SignTrail[];
}

/**
 * The id under which keywords of a rule are looked for and stored among a reading's `keywordHits`. A slash: no id of a
 * workspace's own signals holds one, so that neither can pass for the other.
 */
export function ruleSign(kind: 'custom' | 'review', ruleId: string): string {
  return `${kind}/${ruleId}`;
}

export function isRuleSign(signalId: string): boolean {
  return signalId.includes('/');
}
