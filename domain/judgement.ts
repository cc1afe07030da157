import type { Span } from './analysis.ts';
import type { Grade, SentimentLevel, Stage, Status } from './vocabulary.ts';

/** Points at what made a value so. Exactly one of the three refs is set, or none where only time passed. */
export interface Evidence {
  readonly messageId?: string;
  readonly span?: Span;
  readonly actionRef?: string;
  readonly editId?: string;
}

/** Numbers and ids that a rule's sentence is filled with; never text of a message. */
export type ReasonParams = Readonly<Record<string, string | number>>;

/** A value with why it is so. `reasonFor(rule.id, params)` turns it into words. */
export interface Decision<T> {
  readonly value: T;
  /** 0…1; 1 for what follows from facts alone (time, an action, a person). */
  readonly confidence: number;
  readonly rule: { readonly id: string; readonly version: number };
  readonly params: ReasonParams;
  readonly evidence: readonly Evidence[];
  /** `user:<id>` or `key:<id>` where a person decided; absent where the engine did. */
  readonly actor?: string;
}

/** What a person can lock. */
export const LOCKS = ['status', 'stage', 'score'] as const;
export type Lock = (typeof LOCKS)[number];

/** One line of the lead score, as counted: weight, cap and decay applied. */
export interface Contribution {
  readonly signalId: string;
  readonly category: string;
  readonly points: number;
  /** ISO 8601 UTC of the message, action or edit. */
  readonly at: string;
  readonly messageId?: string;
  readonly actionRef?: string;
  readonly editId?: string;
}

export interface DetectedField {
  readonly value: string;
  readonly confidence: number;
  readonly messageId: string;
  readonly span: Span;
}

export interface DetectedFields {
  readonly name: DetectedField | null;
  readonly email: DetectedField | null;
  readonly phone: DetectedField | null;
  readonly company: DetectedField | null;
}

/** Why the contact must be looked at again without any new fact. */
export const DEADLINE_CAUSES = [
  'becomes_inactive',
  'becomes_churned',
  'intent_expires',
  'activity_expires',
  'score_decays',
  'churn_is_near',
  'follow_up_found',
  'follow_up_due',
  'follow_up_expires',
  'outcome_known',
] as const;
export type DeadlineCause = (typeof DEADLINE_CAUSES)[number];

export interface Deadline {
  /** ISO 8601 UTC: the first instant at which the judgement differs. */
  readonly at: string;
  readonly cause: DeadlineCause;
}

/** All that follows from a contact's state, the settings in force and the time: what the contact's row shows. */
export interface Judgement {
  /** What is shown: the lock's value where one holds. */
  readonly status: Decision<Status>;
  /** What the rules say; equals `status` unless a lock holds. */
  readonly engineStatus: Decision<Status>;
  readonly stage: Decision<Stage>;
  readonly engineStage: Decision<Stage>;
  /** 0…100, whole points. */
  readonly leadScore: Decision<number>;
  readonly engineLeadScore: Decision<number>;
  readonly grade: Grade;
  readonly contributions: readonly Contribution[];
  /** Null until a message of the contact could be read. */
  readonly sentiment: (Decision<SentimentLevel> & { readonly score: number }) | null;
  readonly vip: boolean;
  readonly atRisk: boolean;
  /** 0…1. */
  readonly completeness: number;
  readonly locks: { readonly status: boolean; readonly stage: boolean; readonly score: boolean };
  /**
   * Why the values above that are no decisions themselves are as they are; the ledger needs rule, evidence and actor.
   */
  readonly why: {
    readonly grade: Decision<Grade>;
    readonly vip: Decision<boolean>;
    readonly atRisk: Decision<boolean>;
    readonly locks: Readonly<Record<Lock, Decision<boolean>>>;
  };
  readonly detected: DetectedFields;
  readonly deadline: Deadline | null;
}

/** One line of the contact's ledger. `before` is null for the first value. */
export interface Change {
  readonly kind:
    'status' | 'stage' | 'lead_score' | 'lead_grade' | 'sentiment' | 'vip' | 'at_risk' | 'detected' | 'lock';
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
  readonly rule: { readonly id: string; readonly version: number };
  readonly params: ReasonParams;
  readonly evidence: readonly Evidence[];
  /** `engine`, or the person whose edit made it so. */
  readonly actor: string;
}
