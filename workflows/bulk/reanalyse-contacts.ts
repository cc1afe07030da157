import { continueAsNew } from '@temporalio/workflow';
import type { JobRef } from '../bulk-definitions.ts';
import { everyPage } from './every-page.ts';
import { pages } from './profiles.ts';

/** Has every conversation read again, so that new and changed signals count for the past as well. */
export async function reanalyseContacts(job: JobRef): Promise<void> {
  if ((await everyPage(() => pages.reanalysePage(job))) === 'long') await continueAsNew<typeof reanalyseContacts>(job);
  await pages.finishJob(job);
}
