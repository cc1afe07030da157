import type { Position } from '../facts.ts';
import type { DetectedFields, Evidence, ReasonParams } from '../judgement.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Stage, Status } from '../vocabulary.ts';
import type { ConversationsState } from './conversation-state.ts';

/**
 * Raised with the shape of the state and with what the fold makes of facts. A stored state of another version is not
 * read: the contact is folded from its first fact again, which costs one longer fold and needs no migration.
 */
export const STATE_VERSION = 3;

/**
 * How much of a contact's past its state remembers one by one. Settings are bounded so that they never ask for more.
 */
export const REMEMBERED = {
  sentiments: 100,
  frustrations: 3,
  hitsPerSignal: 100,
  signals: 100,
  adjustments: 50,
  spells: 50,
  promises: 20,
  turns: 20,
  signs: 60,
  marksPerSign: 3,
} as const;

/** Something that happened, and the message, action or edit that it happened in. */
export interface Happening extends Evidence {
  /** ISO 8601 UTC. */
  readonly at: string;
}

export interface SureHappening extends Happening {
  /** 0…1. */
  readonly confidence: number;
}

export interface SentimentMark {
  readonly messageId: string;
  readonly score: number;
  readonly confidence: number;
}

export interface FrustrationMark {
  readonly messageId: string;
  /** Calibrated probability. */
  readonly probability: number;
}

/** What could count for a scoring signal, whether or not the workspace has such a signal now. */
export interface SignalHits {
  readonly source: 'ai' | 'keyword' | 'action';
  /** The signal's id; for actions, the action's name. */
  readonly id: string;
  /** Oldest first, at most `REMEMBERED.hitsPerSignal`. */
  readonly recent: readonly SureHappening[];
  /** Those before: how many, and the instant of the last of them. */
  readonly older: { readonly count: number; readonly at: string } | null;
}

export interface Adjustment {
  readonly at: string;
  readonly editId: string;
  readonly points: number;
}

/** A person's value that holds until lifted. */
export interface Held<T> {
  readonly value: T;
  readonly at: string;
  readonly editId: string;
  readonly actor: string;
}

/** A value a person may lock. `lifted` is the last lifting, null while the lock holds or when there never was one. */
export interface Lockable<T> {
  readonly held: Held<T> | null;
  readonly lifted: Omit<Held<T>, 'value'> | null;
}

/** A time spent in one stage, from `since` until the next begins, and why it began. */
export interface StageSpell {
  readonly stage: Stage;
  readonly since: string;
  readonly confidence: number;
  readonly rule: RuleId;
  readonly params: ReasonParams;
  readonly evidence: readonly Evidence[];
  /** Set where a person chose the stage. */
  readonly actor?: string;
}

export interface StageState extends Lockable<Stage> {
  /** What the rules alone say. It goes on while a person's stage is shown. */
  readonly engine: StageSpell;
  /**
   * A person's stage that is shown although its lock is lifted, because the engine's own has not moved since it was
   * set.
   */
  readonly kept: Held<Stage> | null;
  /** Whether the engine's own stage moved since `held` was set. */
  readonly movedSinceHeld: boolean;
  /** The stages as shown, oldest first. */
  readonly spells: readonly StageSpell[];
}

/**
 * Everything about a contact that rules need, folded from its facts: what was read, never what it is worth. Points,
 * caps, weights and thresholds are the settings' and are applied when the state is judged. Plain JSON of bounded size.
 */
export interface ContactState {
  readonly version: typeof STATE_VERSION;
  /** The last fact folded. */
  readonly position: Position | null;
  readonly counts: {
    readonly inbound: number;
    readonly outbound: number;
    readonly actions: number;
  };
  readonly lastInbound: Happening | null;
  readonly lastOutbound: Happening | null;
  readonly lastAction: Happening | null;
  /** Oldest first. */
  readonly sentiments: readonly SentimentMark[];
  readonly frustrations: readonly FrustrationMark[];
  /** The last time the contact showed that they want to buy. */
  readonly buyingIntent: SureHappening | null;
  readonly conversions: {
    readonly count: number;
    readonly first: SureHappening;
    readonly last: SureHappening;
  } | null;
  /** The least recently hit first. A list, since names come from outside and `__proto__` is a name. */
  readonly hits: readonly SignalHits[];
  readonly stage: StageState;
  readonly status: Lockable<Status>;
  readonly score: Lockable<number>;
  readonly vip: Held<boolean> | null;
  readonly manual: {
    /** Oldest first. */
    readonly recent: readonly Adjustment[];
    readonly older: { readonly points: number; readonly at: string } | null;
  };
  readonly detected: DetectedFields;
  readonly conversations: ConversationsState;
}
