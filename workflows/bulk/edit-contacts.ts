import { continueAsNew } from '@temporalio/workflow';
import type { JobRef } from '../bulk-definitions.ts';
import { everyPage } from './every-page.ts';
import { pages } from './profiles.ts';

/** Tags, untags or stages contacts, or puts them into a branch. A stage is a fact in the inbox of each, so that its own workflow judges it. */
export async function editContacts(job: JobRef): Promise<void> {
  if ((await everyPage(() => pages.editContactsPage(job))) === 'long') await continueAsNew<typeof editContacts>(job);
  await pages.finishJob(job);
}
