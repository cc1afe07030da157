import type { JobRef } from './bulk-definitions.ts';

/**
 * What bulk work asks of the outside. Each call does one page and says what is left; which contacts make a page is the
 * database's business, so that a call repeated after a crash goes on where the last one committed, and a history holds nothing
 * but numbers, however many contacts a job has.
 */
export interface BulkActivities {
  /** Removes the rows of the next contacts for good, and ends their workflows. */
  eraseRows(job: JobRef): Promise<Page>;
  /** Looks whether Temporal still has runs of erased contacts, and deletes those. */
  eraseRuns(job: JobRef): Promise<Page>;
  /** Tags, untags or stages the next contacts, or puts them into a branch. */
  editContactsPage(job: JobRef): Promise<Page>;
  /** Has the next contacts read again from their first message. */
  reanalysePage(job: JobRef): Promise<Page>;
  /** Judges the next contacts by the new settings, without storing it; those that change are woken at once. */
  reclassifyPage(job: JobRef & { readonly after: string | null }): Promise<ScanPage>;
  /** Wakes the next of those whose deadline became earlier, in the order of that deadline. */
  wakePage(job: JobRef): Promise<Page>;
  /** Takes the next rows of an imported file, or says of a dry run's what would become of them. */
  importPage(job: JobRef): Promise<Page>;
  /** Sets the job's final state, and its receipt. Says nothing when it was finished before. */
  finishJob(job: JobRef): Promise<void>;
}

export type Page =
  /** `afterMs`: when it is worth asking again; 0 at once. */
  { readonly kind: 'more'; readonly afterMs: number } | { readonly kind: 'end' };

/** A page of a walk over all contacts of the workspace, by id. */
export interface ScanPage {
  /** Where the next page begins; null at the end of the walk. */
  readonly next: string | null;
  /** Contacts met in this page that were not yet judged by the job's settings. */
  readonly found: number;
  /** The job was overtaken by newer settings, or ended otherwise. */
  readonly stop: boolean;
}
