import type { Evidence, ReasonParams } from '../judgement.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { ContactState } from '../state.ts';

/** Identifiers of the HTTP contract: never rename one. */
export const FOLLOW_UP_KINDS = ['promise', 'ghosting', 'undecided', 'reminder', 'custom'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/** `pending` waits for a person, `approved` for its time or gate, `unconfirmed` for somebody who knows whether it went. */
export const FOLLOW_UP_STATES = [
  'pending',
  'approved',
  'sent',
  'dismissed',
  'cancelled',
  'failed',
  'unconfirmed',
] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

export const OUTCOMES = ['replied', 'converted', 'no_reply'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why planning cancels. `withdrawn`: the message it was found in says it no more (deleted, edited, read again). */
export const CANCEL_REASONS = ['answered', 'kept', 'expired', 'converted', 'withdrawn'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Kinds that try to win an answer: the contact's answer makes them pointless. The others are owed whatever they say. */
export const NUDGES: ReadonlySet<FollowUpKind> = new Set(['ghosting', 'undecided', 'custom']);

/** Who agreed to the sending: nobody yet, the settings (`auto`), or a person. */
export type Approval = 'none' | 'engine' | 'person';

/** A follow-up that exists, as far as rules ask about it. Instants are ISO 8601 UTC with milliseconds. */
export interface FollowUpSummary {
  readonly id: string;
  readonly kind: FollowUpKind;
  /** The custom rule's id; null for the other kinds. */
  readonly ruleId: string | null;
  /** As {@link NewFollowUp.anchor}; for reminders anything. */
  readonly anchor: string;
  /** From 1. */
  readonly attempt: number;
  readonly state: FollowUpState;
  readonly approval: Approval;
  /** When a person approved it; null where none did. The undo window runs from here. */
  readonly approvedAt: string | null;
  /** As found, edited or snoozed. */
  readonly dueAt: string;
  readonly createdAt: string;
  readonly sentAt: string | null;
  /** Null for a reminder of a contact without any conversation. */
  readonly conversationId: string | null;
  readonly channel: string;
  /** As {@link NewFollowUp.answeredAfter}. */
  readonly answeredAfter: string;
  /** The contact's newest message that is shown with it; see {@link FollowUpPlan.show}. */
  readonly shownMessageId: string | null;
  /** Of what planning cancelled; null for everything else. */
  readonly cancelReason: CancelReason | null;
}

/**
 * A follow-up to be made. `(contact, kind, ruleId, anchor, attempt)` is unique for ever: the same one is never made
 * twice, so one that was dismissed does not come back. One that planning itself called off may: {@link FollowUpPlan.restore}.
 */
export interface NewFollowUp {
  readonly kind: Exclude<FollowUpKind, 'reminder'>;
  readonly ruleId: string | null;
  /**
   * What it was found in: a message's id, `stage:<ref>` where a custom rule waits on a stage, or `date:<field>:<day>` where it
   * waits for a day. ASCII, no text.
   */
  readonly anchor: string;
  readonly attempt: number;
  /** m of "attempt n of m". */
  readonly maxAttempts: number;
  /** `pending`, or `approved` with approval `engine` where the settings say that nobody is asked. */
  readonly state: 'pending' | 'approved';
  readonly approval: 'none' | 'engine';
  /** ISO 8601 UTC; may lie in the past, which means now. */
  readonly dueAt: string;
  /** It is sent in this conversation and its text is made from this conversation alone. */
  readonly conversationId: string;
  readonly channel: string;
  /** The point that is open, for the suggested message. */
  readonly openPoint: OpenPoint;
  /** BCP 47 primary tag of the contact's last message in that conversation; null where it could not be told. */
  readonly language: string | null;
  readonly rule: { readonly id: RuleId; readonly version: number };
  readonly params: ReasonParams;
  /** The message that shows it first. Never empty of messages where there is one. */
  readonly evidence: readonly Evidence[];
  /** An inbound message of the contact sent after this instant answers it (for {@link NUDGES}). */
  readonly answeredAfter: string;
  /** What the contact wrote since, shown with what is owed to them; the last of its evidence. Null for none. */
  readonly shownMessageId: string | null;
}

/** What a follow-up is about, as far as it can be told without text. */
export const OPEN_POINTS = [
  'our_question',
  'their_question',
  'our_promise',
  'their_decision',
  'owed_answer',
  'rule',
] as const;
export type OpenPoint = (typeof OPEN_POINTS)[number];

export const FOLLOW_UP_WAKES = ['follow_up_found', 'follow_up_expires'] as const;

export interface FollowUpPlan {
  readonly create: readonly NewFollowUp[];
  readonly cancel: readonly {
    readonly id: string;
    readonly reason: CancelReason;
    readonly evidence: readonly Evidence[];
  }[];
  /** Approved by the settings alone, which do not approve any more: back to `pending`. */
  readonly reopen: readonly string[];
  /**
   * Called off because the messages said that it is kept or not meant any more, and found again: a message was read anew, came
   * late or was taken back, and whom it was about would be forgotten. Due as it was, or when it is found again, the later.
   */
  readonly restore: readonly (Pick<NewFollowUp, 'state' | 'approval' | 'dueAt'> & { readonly id: string })[];
  /** Promises and reminders that stay although the contact wrote: the newest message to show with each. */
  readonly show: readonly { readonly id: string; readonly messageId: string }[];
  /** The first instant at which planning again gives something else by time alone; null when there is none. */
  readonly nextLookAt: { readonly at: string; readonly cause: (typeof FOLLOW_UP_WAKES)[number] } | null;
}

/** What planning needs besides state, judgement and settings. Everything here is of this contact. */
export interface FollowUpCircumstances {
  /**
   * All follow-ups of the contact and of those it absorbed that are not finished, and at least the 200 newest finished
   * ones.
   */
  readonly existing: readonly FollowUpSummary[];
  /** Opted out of everything; or of channels, by name. */
  readonly optedOut: true | readonly string[];
  /** Conversations that a person handles now. */
  readonly handledByHuman: readonly string[];
  /** Conversations linked by a claimed key only: their messages cancel nothing of another conversation. */
  readonly unverified: readonly string[];
  /** Names of the contact's tags, for custom rules. */
  readonly tags: readonly string[];
  /** Days of the calendar (`1990-12-24`) by the keys of their custom fields, for custom rules; left out: none. */
  readonly dates?: Readonly<Record<string, string>>;
  /** The contact is being erased: nothing is planned. */
  readonly erased: boolean;
}

export interface FollowUpFacts extends FollowUpCircumstances {
  readonly state: ContactState;
  /** IANA name: the contact's, else the business's. */
  readonly timeZone: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** In the order of the HTTP contract. */
export const GATE_REASONS = [
  'not_approved',
  'not_due',
  'opted_out',
  'taken_over',
  'answered',
  'quiet_hours',
  'attempts',
  'cap',
  'channel_window',
  'not_connected',
  'stopped',
] as const;
export type GateReason = (typeof GATE_REASONS)[number];

/** What the gate needs to know, all of it read in the transaction that claims the send. */
export interface GateFacts {
  /** Of the channel it would go out on, or of everything. */
  readonly optedOut: boolean;
  /** A person handles the conversation it would go out in. */
  readonly takenOver: boolean;
  /** The newest inbound message that may answer it ({@link answersOf} says which conversations may); null for none. */
  readonly lastAnswerAt: string | null;
  /** Instants at which follow-ups to this contact went out, or were claimed, in the last seven days. */
  readonly sentToContactAt: readonly string[];
  /** Follow-ups of the workspace in the hour under way, and when that hour ends. */
  readonly hour: { readonly sent: number; readonly endsAt: string };
  /** The last nudge to this contact that went out; null for none. */
  readonly lastNudgeAt: string | null;
  readonly connected: boolean;
  /** How long the channel lets a business write after the contact's last message there, in milliseconds; null: for ever. */
  readonly windowMs: number | null;
  /** The contact's last message in the conversation it would go out in; null for none. */
  readonly lastInboundThereAt: string | null;
  /** IANA name: the contact's, else the business's. */
  readonly timeZone: string;
}

export interface Gate {
  readonly open: boolean;
  /** In the order of {@link GATE_REASONS}. */
  readonly reasons: readonly GateReason[];
  /** When time alone has opened what time can open; null where time opens nothing, or something else keeps it shut. */
  readonly opensAt: string | null;
}
