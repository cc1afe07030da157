import { inWorkspace, type Scope } from '../../db/client.ts';
import { hasItems, removeItems } from '../../db/repositories/job-items.ts';
import { deleteBlocks, hasBlocks } from '../../db/repositories/import-blocks.ts';
import { removeDrafts } from '../../db/repositories/import-drafts.ts';
import { closeJob, readJob, readTally, type Job, type JobState } from '../../db/repositories/jobs.ts';
import { readSettings } from '../../db/repositories/settings.ts';
import { signReceipt, type ErasureReceipt } from '../../db/receipt.ts';
import type { JobRef } from '../../workflows/bulk-definitions.ts';
import type { BulkDeps } from './deps.ts';

/** Items removed in one transaction. */
const PAGE = 10_000;

/** Sets the job's final state, and its receipt. @see BulkActivities.finishJob */
export async function finishJob(
  { database, clock, secretKey }: BulkDeps,
  { workspaceId, jobId }: JobRef,
): Promise<void> {
  await inWorkspace(database, workspaceId, async (scope) => {
    const job = await readJob(scope, jobId);
    if (job?.state !== 'running') return;
    const end = await (ENDS[job.kind] ?? endOfItems)(scope, job);
    const at = clock();
    const receipt = job.kind === 'delete' ? signReceipt(await removalOf(scope, job, at), secretKey) : end.receipt;
    await closeJob(scope, jobId, { state: end.state, receipt: receipt && { ...receipt }, at });
  });
  // In transactions of their own, after the end: a million at once would hold everything up, and the job is over either way.
  while ((await inWorkspace(database, workspaceId, (scope) => removeItems(scope, jobId, PAGE))) > 0);
  while ((await inWorkspace(database, workspaceId, (scope) => removeDrafts(scope, jobId, PAGE))) > 0);
}

interface End {
  readonly state: JobState;
  readonly receipt: Readonly<Record<string, unknown>> | null;
}

const ENDS: Readonly<Record<string, (scope: Scope, job: Job) => Promise<End>>> = {
  reclassify: endOfReclassification,
  import: endOfImport,
};

/** What was not taken of a cancelled file is nobody's any more. */
async function endOfImport(scope: Scope, job: Job): Promise<End> {
  const state = (await hasBlocks(scope, job.id)) ? 'cancelled' : 'done';
  await deleteBlocks(scope, job.id);
  const { created = 0, updated = 0, unchanged = 0, rejected = 0 } = await readTally(scope, job.id);
  return { state, receipt: { created, updated, unchanged, rejected } };
}

async function endOfItems(scope: Scope, job: Job): Promise<End> {
  if (await hasItems(scope, job.id, 'open')) return { state: 'cancelled', receipt: null };
  return { state: job.failed > 0 && job.done === 0 ? 'failed' : 'done', receipt: null };
}

/** A job that was overtaken says by what: the job of those newer settings has taken over all that was left. */
async function endOfReclassification(scope: Scope, job: Job): Promise<End> {
  const { version } = await readSettings(scope);
  if (version === job.request.settingsVersion) return { state: 'done', receipt: null };
  return { state: 'cancelled', receipt: { supersededBy: version } };
}

async function removalOf(scope: Scope, job: Job, at: Date): Promise<ErasureReceipt> {
  const { workflowRuns = 0, ...rows } = await readTally(scope, job.id);
  return {
    version: 1,
    jobId: job.id,
    contacts: rows.contacts ?? 0,
    rows,
    workflowRuns,
    requestedAt: job.createdAt.toISOString(),
    finishedAt: at.toISOString(),
  };
}
