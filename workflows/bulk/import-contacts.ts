import { continueAsNew } from '@temporalio/workflow';
import type { JobRef } from '../bulk-definitions.ts';
import { everyPage } from './every-page.ts';
import { pages } from './profiles.ts';

/** Brings the contacts of a file in. Whoever is new has no workflow until something happens. */
export async function importContacts(job: JobRef): Promise<void> {
  if ((await everyPage(() => pages.importPage(job))) === 'long') await continueAsNew<typeof importContacts>(job);
  await pages.finishJob(job);
}
