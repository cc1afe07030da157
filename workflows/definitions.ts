import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';

/** Names and shapes of everything that is said to a workflow: ids, numbers and instants, never text (it would stay in the history). */

export const CONTACT_WORKFLOW = 'contact';
export const TASK_QUEUE = 'rapport';
/** Bulk work has a queue of its own, so that a reclassification never stands before a customer's message. */
export const BULK_TASK_QUEUE = 'rapport-bulk';

export interface ContactRef {
  readonly workspaceId: string;
  readonly contactId: string;
}

/** The workflow of a contact. The only place this id is built. */
export const contactWorkflowId = ({ workspaceId, contactId }: ContactRef): string =>
  `contact/${workspaceId}/${contactId}`;

/** What a contact's workflow starts with, and carries from run to run. Plain JSON; `version` is migrated on entry. */
export interface ContactInput extends ContactRef {
  readonly version: 1;
  readonly carried?: {
    /** Temporal knows the project's search attributes. */
    readonly searchable: boolean;
    readonly step: number;
    readonly judgedSeq: number;
    readonly uptoSeq: number;
    readonly deadline: { readonly at: string; readonly cause: string } | null;
    readonly attributes: ContactAttributes | null;
  };
}

/** Shown in Temporal as search attributes. */
export interface ContactAttributes {
  readonly status: string;
  readonly stage: string;
  readonly grade: string;
  readonly sentimentLevel: string | null;
  readonly atRisk: boolean;
  readonly needsReview: boolean;
  readonly pendingFollowUps: number;
  readonly nextDeadline: string | null;
}

/** Facts up to this inbox number are in the database. */
export const arrived = defineSignal<[{ readonly uptoSeq: number }]>('arrived');

/**
 * Settings changed, or a sweep found the contact overdue: judge again without any new fact.
 * `uptoSeq`: the inbox's last number, for a run that has lost what it was told.
 */
export const reconsider =
  defineSignal<[{ readonly settingsVersion?: number; readonly uptoSeq?: number }]>('reconsider');

/** Resolves when everything up to `uptoSeq` has been judged. Sent with start, under the id `settle-<seq>`. */
export const settle = defineUpdate<Settled, [{ readonly uptoSeq: number }]>('settle');
export const settleUpdateId = (uptoSeq: number): string => `settle-${String(uptoSeq)}`;

export interface Settled {
  readonly step: number;
  readonly judgedSeq: number;
}

/** An operator's decision about a follow-up. An edited text is stored first (`npm run follow-up`), and `draftId` names it. */
export interface AskedOfFollowUp {
  readonly followUpId: string;
  /** The follow-up's version that the decision is about; without it, whatever it reads now. */
  readonly version?: number;
  readonly draftId?: string;
}
export const approveFollowUp = defineSignal<[AskedOfFollowUp]>('approveFollowUp');
export const editFollowUp = defineSignal<[AskedOfFollowUp]>('editFollowUp');
export const dismissFollowUp = defineSignal<[AskedOfFollowUp]>('dismissFollowUp');

/** For operators and tests: where the contact stands. */
export const life = defineQuery<ContactLife>('life');

export interface ContactLife {
  readonly step: number;
  readonly judgedSeq: number;
  readonly uptoSeq: number;
  readonly deadline: { readonly at: string; readonly cause: string } | null;
}
