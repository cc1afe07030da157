import { continueAsNew } from '@temporalio/workflow';
import type { JobRef } from '../bulk-definitions.ts';
import { everyPage } from './every-page.ts';
import { pages } from './profiles.ts';

/**
 * Deletes contacts for good: first all rows, then what Temporal still holds of them.
 *
 * In that order, because a message on its way may wake a workflow again at any moment until its rows are gone; afterwards such a
 * workflow finds nothing, ends, and its run is deleted by the second half.
 */
export async function eraseContacts(job: JobRef): Promise<void> {
  const done =
    (await everyPage(() => pages.eraseRows(job))) === 'end' && (await everyPage(() => pages.eraseRuns(job))) === 'end';
  if (!done) await continueAsNew<typeof eraseContacts>(job);
  await pages.finishJob(job);
}
