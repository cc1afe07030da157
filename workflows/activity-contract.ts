import type { ContactAttributes, ContactRef } from './definitions.ts';

/**
 * What a contact's workflow asks of the outside. Every activity may run more than once and must then answer the same.
 * Arguments and results stay in the history: ids, numbers, enum values and instants only.
 */
export interface ContactActivities {
  /** Where the row stands; `gone` when the contact was erased or merged away. */
  open(input: ContactRef): Promise<Opening>;
  /**
   * Reads what has not been read up to the inbox's last number, with the analyzer inside the process (milliseconds).
   * `model` when messages are left that the workspace wants a remote model to read: then {@link analyseWithModel} does it.
   */
  analyse(input: ContactRef & { readonly uptoSeq: number }): Promise<Analysed>;
  analyseWithModel(input: ContactRef & { readonly uptoSeq: number }): Promise<Analysed>;
  /** Folds, judges and stores under `step`. The same step again answers the stored result. `now`: ISO 8601, the workflow's clock. */
  decide(input: DecideInput): Promise<Decided>;
}

export type Opening =
  | {
      readonly kind: 'open';
      readonly step: number;
      readonly judgedSeq: number;
      readonly lastSeq: number;
      /** Temporal knows the project's search attributes: upserting an unknown one would fail every workflow task. */
      readonly searchable: boolean;
    }
  | { readonly kind: 'gone' };

export type Analysed =
  | { readonly kind: 'analysed'; readonly analysedSeq: number; readonly left: 'none' | 'more' | 'model' }
  | { readonly kind: 'gone' };

export interface DecideInput extends ContactRef {
  readonly step: number;
  readonly now: string;
  /** Facts up to this inbox number are folded; messages among them have been read. */
  readonly uptoSeq: number;
}

export type Decided =
  | {
      readonly kind: 'decided';
      readonly step: number;
      readonly judgedSeq: number;
      readonly attributes: ContactAttributes;
      readonly deadline: { readonly at: string; readonly cause: string } | null;
    }
  /** Temporal was restored from an older state, or two runs met: go on from the row's step. */
  | { readonly kind: 'state_behind'; readonly step: number; readonly judgedSeq: number; readonly lastSeq: number }
  | { readonly kind: 'gone' };
