import { inWorkspace } from '../../db/client.ts';
import { readBlock, waitingBlocks } from '../../db/repositories/import-blocks.ts';
import { knowGrowth } from '../../db/repositories/import-people.ts';
import { retrying } from '../../db/retry.ts';
import type { Page } from '../../workflows/bulk-contract.ts';
import type { JobRef } from '../../workflows/bulk-definitions.ts';
import type { BulkDeps } from '../bulk/deps.ts';
import { AFTER_THE_CROWD, isCrowded } from '../bulk/edit-contacts.ts';
import { stopWhenCancelled } from '../bulk/reporting.ts';
import { allEnded, inLanes } from './lanes.ts';
import { openReading, readRows, type ReadBlock, type Reading } from './reading.ts';
import { takeBlockIn, type Taken } from './take-block.ts';

/** Blocks a page: some seconds, so that a history stays short and a cancelled job is heard soon. */
const BLOCKS = 50;

/** Takes the next rows of a file. @see BulkActivities.importPage */
export async function importPage(deps: BulkDeps, job: JobRef): Promise<Page> {
  const { database } = deps;
  const { workspaceId, jobId } = job;
  const reading = await openReading(deps, job);
  if (reading === null) return { kind: 'end' };
  const blocks = await inWorkspace(database, workspaceId, (scope) => waitingBlocks(scope, jobId, BLOCKS));
  if (blocks.length === 0) return { kind: 'end' };
  const growth = inWorkspace(database, workspaceId, knowGrowth);
  // What this very file has brought since its last page, the blocks of this one need not wait for.
  if (blocks[0] === 0) await growth;
  let next: Page = { kind: 'more', afterMs: 0 };
  const lanes = inLanes(blocks, {
    read: async (block) => {
      const rows = await inWorkspace(database, workspaceId, (scope) => readBlock(scope, { importId: jobId, block }));
      return rows && readRows(block, rows, reading);
    },
    take: async (block, onOwners) => {
      stopWhenCancelled();
      const taken = await takeIn(deps, job, reading, block, onOwners);
      if (taken.kind === 'stop') next = { kind: 'end' };
      // Changed contacts are judged by their workflows, in the same line as those of customers' messages.
      else if (taken.kind === 'taken' && taken.woken > 0 && (await crowdedNow(deps, job))) next = AFTER_THE_CROWD;
      else return true;
      return false;
    },
  });
  await allEnded([growth, lanes]);
  return next;
}

const crowdedNow = ({ database }: BulkDeps, { workspaceId }: JobRef): Promise<boolean> =>
  inWorkspace(database, workspaceId, isCrowded);

/** Again where a message or another import was first: it then finds what that one committed. */
function takeIn(
  deps: BulkDeps,
  job: JobRef,
  reading: Reading,
  block: ReadBlock,
  onOwners: (contactIds: readonly string[]) => Promise<void>,
): Promise<Taken> {
  return retrying(() =>
    inWorkspace(deps.database, job.workspaceId, (scope) => takeBlockIn(deps, scope, job, reading, block, onOwners)),
  );
}
