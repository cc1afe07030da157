import type { Stage } from '../../domain/vocabulary.ts';
import { inWorkspace, type Scope } from '../../db/client.ts';
import {
  addTag,
  backlog,
  holdForEdit,
  recordBranch,
  recordEdits,
  recordTagging,
  removeTag,
  setBranch,
  type BulkEditor,
} from '../../db/repositories/bulk-edits.ts';
import { holdBranch } from '../../db/repositories/branches.ts';
import { markItems, takeOpenItems } from '../../db/repositories/job-items.ts';
import { addProgress, readRunningJob, type JobRequest } from '../../db/repositories/jobs.ts';
import { readTag } from '../../db/repositories/tags.ts';
import type { Page } from '../../workflows/bulk-contract.ts';
import type { JobRef } from '../../workflows/bulk-definitions.ts';
import type { BulkDeps } from './deps.ts';

const PAGE = 100;
/** Contacts waiting to be judged beyond which bulk work lets the others go first: customers' messages wait in the same line. */
const CROWDED = 200;
const LET_OTHERS_GO_MS = 1_000;

/** Whether bulk work shall wait for contacts that wait already. */
export const isCrowded = async (scope: Scope): Promise<boolean> => (await backlog(scope, CROWDED)) >= CROWDED;
export const AFTER_THE_CROWD: Page = { kind: 'more', afterMs: LET_OTHERS_GO_MS };

/** Tags, untags or stages the next contacts, or puts them into a branch. @see BulkActivities.editContactsPage */
export function editContactsPage({ database, clock }: BulkDeps, { workspaceId, jobId }: JobRef): Promise<Page> {
  return inWorkspace(database, workspaceId, async (scope): Promise<Page> => {
    const job = await readRunningJob(scope, jobId);
    if (!job || job.cancelRequested) return { kind: 'end' };
    // The engine has no part in tags and branches, so that these keep nobody waiting.
    if (job.request.action === 'stage' && (await isCrowded(scope))) return AFTER_THE_CROWD;
    const taken = await takeOpenItems(scope, jobId, PAGE);
    if (taken.length === 0) return { kind: 'end' };
    const editable = await holdForEdit(scope, taken);
    const done = await edit(scope, { workspaceId, actor: job.actor, at: clock() }, job.request, editable);
    const isDone = new Set(done);
    const failed = taken.filter((id) => !isDone.has(id));
    await markItems(scope, jobId, done, { state: 'done' });
    await markItems(scope, jobId, failed, { state: 'failed' });
    await addProgress(scope, jobId, { done: done.length, failed: failed.length });
    return { kind: 'more', afterMs: 0 };
  });
}

/** @returns the contacts for which it is done, whether or not anything changed */
async function edit(scope: Scope, editor: BulkEditor, request: JobRequest, contactIds: string[]): Promise<string[]> {
  if (request.action === 'stage') {
    await recordEdits(scope, editor, { type: 'set_stage', stage: request.stage as Stage }, contactIds);
    return contactIds;
  }
  if (request.action === 'branch') return moveToBranch(scope, editor, request, contactIds);
  const tagId = String(request.tagId);
  // Removed since the job was asked for: nobody can get it any more, and nobody has it.
  if ((await readTag(scope, tagId)) === null) return request.action === 'untag' ? contactIds : [];
  const adds = request.action === 'tag';
  const changed = adds ? await addTag(scope, editor, tagId, contactIds) : await removeTag(scope, tagId, contactIds);
  await recordTagging(scope, editor, adds ? { before: null, after: tagId } : { before: tagId, after: null }, changed);
  return contactIds;
}

async function moveToBranch(
  scope: Scope,
  editor: BulkEditor,
  request: JobRequest,
  contactIds: string[],
): Promise<string[]> {
  const branchId = request.branchId === undefined ? null : String(request.branchId);
  // Removed since the job was asked for: nobody can be of it any more.
  if (branchId !== null && !(await holdBranch(scope, branchId))) return [];
  await recordBranch(scope, editor, branchId, await setBranch(scope, branchId, contactIds));
  return contactIds;
}
