import { inWorkspace, type Scope } from '../../db/client.ts';
import { beginErasure } from '../../db/repositories/begin-erasure.ts';
import { closeErased, noteRuns } from '../../db/repositories/erased-items.ts';
import { deleteContactRows, withAbsorbed } from '../../db/repositories/erasure.ts';
import { addItems, dueItems, markItems, nextDue, takeOpenItems } from '../../db/repositories/job-items.ts';
import { addProgress, readRunningJob } from '../../db/repositories/jobs.ts';
import type { Page } from '../../workflows/bulk-contract.ts';
import type { JobRef } from '../../workflows/bulk-definitions.ts';
import type { BulkDeps } from './deps.ts';

/** Contacts a page. Each may have thousands of messages, and all rows of a page go in one transaction. */
const ROWS_PAGE = 100;
/** As many ids as fit a visibility query well under the server's limit on its length. */
const RUNS_PAGE = 100;

/**
 * How long after a contact's rows are gone its workflow may still be started: by a relay that leased the inbox before, or by a
 * request that waits for its decision. Both give up earlier than this.
 */
const IN_FLIGHT_MS = 20_000;
/** A run that closed a moment ago is not deleted at once; some take about a minute. */
const LOOK_AGAIN_MS = 5_000;

/** Removes the rows of the next contacts for good. @see BulkActivities.eraseRows */
export async function eraseRows(deps: BulkDeps, job: JobRef): Promise<Page> {
  const { database, clock, secretKey } = deps;
  const { workspaceId, jobId } = job;
  const at = clock();
  const erased = await inWorkspace(database, workspaceId, async (scope) => {
    const running = await readRunningJob(scope, jobId);
    // Whose erasure has begun is gone for everybody already and must go in full: a cancelled job only begins no more.
    const taken = running ? await takeOpenItems(scope, jobId, ROWS_PAGE, { begunOnly: running.cancelRequested }) : [];
    if (taken.length === 0) return taken;
    const freed = await beginErasure(scope, taken, { workspaceId, secretKey, at });
    const family = [...new Set([...taken, ...(await withAbsorbed(scope, taken))])];
    const removed = await deleteContactRows(scope, family);
    await addItems(scope, job, family);
    await markItems(scope, jobId, family, { state: 'erased', dueAt: new Date(at.getTime() + IN_FLIGHT_MS) });
    await addProgress(scope, jobId, { done: taken.length, tally: freed });
    await addProgress(scope, jobId, { tally: removed });
    return family;
  });
  if (erased.length === 0) return { kind: 'end' };
  // Sooner than eraseRuns would, so that nothing is left that could wake; should this fail, that is where it is done.
  await endRuns(deps, job, erased);
  return { kind: 'more', afterMs: 0 };
}

/** Looks for runs that are left of erased contacts, and deletes them. @see BulkActivities.eraseRuns */
export async function eraseRuns(deps: BulkDeps, job: JobRef): Promise<Page> {
  const { workspaceId, jobId } = job;
  const inScope = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inWorkspace(deps.database, workspaceId, work);
  const now = deps.clock();
  const contactIds = await inScope((scope) => dueItems(scope, jobId, { state: 'erased', by: now, limit: RUNS_PAGE }));
  if (contactIds.length > 0) {
    const listed = await endRuns(deps, job, contactIds);
    await inScope(async (scope) => {
      const dueAt = new Date(now.getTime() + LOOK_AGAIN_MS);
      await markItems(
        scope,
        jobId,
        contactIds.filter((id) => listed.has(id)),
        { state: 'erased', dueAt },
      );
      const workflowRuns = await closeErased(
        scope,
        jobId,
        contactIds.filter((id) => !listed.has(id)),
      );
      await addProgress(scope, jobId, { tally: { workflowRuns } });
    });
  }
  const next = await inScope((scope) => nextDue(scope, jobId, 'erased'));
  return next ? { kind: 'more', afterMs: Math.max(0, next.getTime() - now.getTime()) } : { kind: 'end' };
}

/** Has the listed runs of these contacts deleted. @returns the contacts that have some listed */
async function endRuns(
  { database, temporal }: BulkDeps,
  { workspaceId, jobId }: JobRef,
  contactIds: readonly string[],
) {
  const runs = await temporal.listRuns(workspaceId, contactIds);
  await inWorkspace(database, workspaceId, (scope) => noteRuns(scope, jobId, runs));
  await temporal.deleteRuns(workspaceId, runs);
  return runs;
}
