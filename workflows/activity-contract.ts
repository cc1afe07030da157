import type { OpenPoint } from '../domain/follow-ups/contract.ts';
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
  /**
   * Claims what is to be sent by the facts as they stand, hands it to its channel, and records the result. Run again, it finds
   * its claim: what became of it is then unknown, and is never tried a second time by itself.
   */
  send(input: ContactRef & { readonly task: SendTask; readonly now: string }): Promise<Sent>;
  /** Has a model write the message that a new follow-up starts from, where one is configured; else, and in doubt, it stays. */
  suggest(input: ContactRef & { readonly task: SuggestionTask }): Promise<void>;
  /** Joins the contact with another by a key of both, as a person's merge does; `gone` when it is the one that was absorbed. */
  link(input: ContactRef & { readonly linkId: string; readonly now: string }): Promise<Sent>;
  /** Writes an operator's decision as the API would, under `id`. One that is not possible any more changes nothing. */
  recordDecision(input: ContactRef & AskedDecision & { readonly id: string; readonly now: string }): Promise<Sent>;
}

/** Something that waits for its channel: an approved follow-up, or a send that carries a person's answer. */
export interface SendTask {
  readonly kind: 'follow_up' | 'message';
  readonly id: string;
}

/** A follow-up that a model is to word. */
export interface SuggestionTask {
  readonly followUpId: string;
  readonly about: OpenPoint;
  /** BCP 47 tag. */
  readonly language: string;
}

/** `settled`: it is out, or will not go; the numbers say up to where the contact's facts reach now. */
export type Sent =
  { readonly kind: 'settled' | 'later' | 'closed'; readonly lastSeq: number } | { readonly kind: 'gone' };

/** An operator's decision, as a signal brings it. A text is stored first, and named by its id. */
export interface AskedDecision {
  readonly decision: 'approve' | 'edit' | 'dismiss';
  readonly followUpId: string;
  readonly version?: number;
  readonly draftId?: string;
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
      /** What may go out now. Left out where nothing may, and in results from before there was anything to send. */
      readonly sends?: readonly SendTask[];
      /** New follow-ups for a model to word. Left out where there are none, or no model. */
      readonly suggestions?: readonly SuggestionTask[];
      /** Other contacts that are the same person by a key of both, to be joined. Left out where there are none. */
      readonly links?: readonly string[];
    }
  /** Temporal was restored from an older state, or two runs met: go on from the row's step. */
  | { readonly kind: 'state_behind'; readonly step: number; readonly judgedSeq: number; readonly lastSeq: number }
  | { readonly kind: 'gone' };
