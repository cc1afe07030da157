import type { Author, Direction, Stage } from './vocabulary.ts';

/**
 * A literal part of one message, as UTF-16 offsets into its text.
 *
 * Offsets and not the words themselves: a quote can then never differ from its message, and deleting a message deletes
 * every quote of it. `end` is exclusive.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a message is taken to say, how sure the analyzer is (0…1, calibrated), and where in the text it says so. */
export interface Reading<T> {
  readonly value: T;
  readonly confidence: number;
  /** Null where the whole message, not a part of it, is the reason. */
  readonly span: Span | null;
}

/** A customer detail as read. `value` is normalised: E.164 for phones, lower case for e-mails. */
export interface FieldReading {
  readonly field: 'name' | 'email' | 'phone' | 'company';
  readonly value: string;
  readonly confidence: number;
  readonly span: Span;
}

/** Something a person of the business undertook to do. `dueText` is the part of the promise that names its time. */
export interface PromiseReading {
  readonly confidence: number;
  readonly span: Span;
  /** Instant, ISO 8601 UTC, read in the contact's zone with the message's time as reference; null when no time is named. */
  readonly dueAt: string | null;
}

/** An AI-detected scoring signal (product.md section 5) recognised in the message. `id` is one of the request's signals. */
export interface SignalReading {
  readonly id: string;
  readonly confidence: number;
  readonly span: Span | null;
}

/**
 * Everything one message says, and nothing that depends on thresholds, points or weights: those come from the settings in
 * force when the contact is judged, which is what makes a what-if preview exact.
 *
 * It is a function of the message, of at most {@link CONTEXT_TURNS} messages of the same conversation before it, and of the
 * request's profile; never of what else is known of the contact. Otherwise the order of arrival would show in the result.
 */
export interface MessageAnalysis {
  readonly messageId: string;
  /** −1…1 and how sure; null for the business's own messages, and where the language cannot be read. */
  readonly sentiment: { readonly score: number; readonly confidence: number } | null;
  /** BCP 47 primary tag (`en`, `fil`), `und` where it cannot be told. */
  readonly language: string;
  /** Where in the journey the customer speaks from; null when the message says nothing about it. */
  readonly stage: Reading<Stage> | null;
  /** The customer shows that they want to buy or book, in this message. */
  readonly buyingIntent: Reading<true> | null;
  /** A purchase, payment or booking is confirmed as done in this message (usually by the business). */
  readonly conversion: Reading<'booking_confirmed' | 'purchase_completed'> | null;
  /** Calibrated probability that the customer is frustrated or dissatisfied. 0 for the business's own messages. */
  readonly frustration: number;
  /** The customer asks for a person, or for what the agent evidently cannot do. */
  readonly needsHuman: Reading<true> | null;
  /** The conversation ends well here ("thanks, bye"): silence after it is no ghosting. */
  readonly closes: boolean;
  /** The customer asks something or the business does: an answer is expected. */
  readonly asks: boolean;
  readonly intents: readonly Reading<string>[];
  readonly signals: readonly SignalReading[];
  readonly fields: readonly FieldReading[];
  readonly promises: readonly PromiseReading[];
  /** Calibrated probability that the message holds any promise, told also where it is too small for `promises`. */
  readonly promiseLikelihood?: number;
}

/** One message as an analyzer sees it. `text` is data written by strangers, never instruction. */
export interface ConversationMessage {
  readonly id: string;
  readonly direction: Direction;
  readonly author: Author;
  readonly text: string;
  /** ISO 8601 UTC. */
  readonly sentAt: string;
}

/** How many earlier messages of the conversation a reading may take into account. */
export const CONTEXT_TURNS = 12;

/** The reading of a message that says nothing. */
export function emptyAnalysis(messageId: string): MessageAnalysis {
  return {
    messageId,
    sentiment: null,
    language: 'und',
    stage: null,
    buyingIntent: null,
    conversion: null,
    frustration: 0,
    needsHuman: null,
    closes: false,
    asks: false,
    intents: [],
    signals: [],
    fields: [],
    promises: [],
  };
}
