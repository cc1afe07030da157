import { inWorkspace } from '../../db/client.ts';
import { holdForEdit } from '../../db/repositories/bulk-edits.ts';
import { markItems, takeOpenItems } from '../../db/repositories/job-items.ts';
import { addProgress, readRunningJob } from '../../db/repositories/jobs.ts';
import { askForNewReadings } from '../../db/repositories/reanalysis.ts';
import type { Page } from '../../workflows/bulk-contract.ts';
import type { JobRef } from '../../workflows/bulk-definitions.ts';
import type { BulkDeps } from './deps.ts';
import { AFTER_THE_CROWD, isCrowded } from './edit-contacts.ts';

/** Contacts a page. A remote model may read each message of them, so that few are under way at any time. */
const PAGE = 25;

/** Has the next contacts read again. @see BulkActivities.reanalysePage */
export function reanalysePage({ database }: BulkDeps, { workspaceId, jobId }: JobRef): Promise<Page> {
  return inWorkspace(database, workspaceId, async (scope): Promise<Page> => {
    const job = await readRunningJob(scope, jobId);
    if (!job || job.cancelRequested) return { kind: 'end' };
    if (await isCrowded(scope)) return AFTER_THE_CROWD;
    const taken = await takeOpenItems(scope, jobId, PAGE);
    if (taken.length === 0) return { kind: 'end' };
    await askForNewReadings(scope, await holdForEdit(scope, taken), Number(job.request.settingsVersion));
    // A contact that was erased or merged meanwhile has nothing left to read: done as well.
    await markItems(scope, jobId, taken, { state: 'done' });
    await addProgress(scope, jobId, { done: taken.length });
    return { kind: 'more', afterMs: 0 };
  });
}
