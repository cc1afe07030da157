import type { Knex } from 'knex';
import { parseDuration } from '../domain/duration.ts';
import { inWorkspace, type Scope } from './client.ts';
import { writeAudit } from './repositories/audit.ts';
import { takeTurn } from './repositories/heartbeats.ts';
import {
  emptyCopies,
  emptyMessages,
  EMPTIED_AT_ONCE,
  forgetQuiet,
  FORGOTTEN_AT_ONCE,
  nextOld,
  type Place,
} from './repositories/retention.ts';
import { retrying } from './retry.ts';

export interface RetentionDeps {
  /** A pool of the role `rapport_maintenance`, which finds the workspaces that have set a period. */
  readonly maintenance: Knex;
  /** A pool of the role `rapport_api`: whatever is removed is removed in the scope of its workspace. */
  readonly database: Knex;
  readonly secretKey: string;
  readonly clock: () => Date;
}

/** What was removed, by workspace. */
export interface Removed {
  /** Contacts whose deletion has begun. */
  readonly contacts: number;
  /** Messages whose text and files are gone. */
  readonly messages: number;
}

/** More would be as many jobs at once; the rest is taken in the next round. */
const DELETIONS_A_ROUND = 10;

const HOUR_MS = 3_600_000;
const SECOND_MS = 1_000;
/** A contact is at most this part of the period late. */
const LATE_BY = 24;

/**
 * Carries out `privacy.retention` in every workspace that has set it (docs/privacy.md): deletes contacts of whom nothing was heard
 * for so long, and empties the older messages of the others. Each step is a transaction of its own and finds what is left, so
 * that a round that dies half-way is finished by the next, here or in another process.
 *
 * Every hour in each workspace, sooner for short periods; at once for a period that was just set.
 *
 * @returns what was removed in the workspaces whose turn it was
 */
export async function carryOutRetention(deps: RetentionDeps): Promise<ReadonlyMap<string, Removed>> {
  const removed = new Map<string, Removed>();
  for (const { workspaceId, retention } of await withRetention(deps.maintenance)) {
    const period = parseDuration(retention);
    const every = Math.min(HOUR_MS, Math.max(SECOND_MS, period / LATE_BY));
    if (!(await takeTurn(deps.database, `retention ${workspaceId} ${retention}`, every))) continue;
    removed.set(workspaceId, await removeOld(deps, workspaceId, period));
  }
  return removed;
}

async function withRetention(db: Knex): Promise<{ workspaceId: string; retention: string }[]> {
  const { rows } = await db.raw<{ rows: { workspaceId: string; retention: string }[] }>(
    `SELECT s.workspace_id AS "workspaceId", s.document #>> '{privacy,retention}' AS retention
     FROM (SELECT workspace_id, max(version) AS version FROM settings GROUP BY workspace_id) newest
     JOIN settings s USING (workspace_id, version) WHERE s.document #>> '{privacy,retention}' IS NOT NULL`,
  );
  return rows;
}

async function removeOld(deps: RetentionDeps, workspaceId: string, periodMs: number): Promise<Removed> {
  const at = deps.clock();
  const before = new Date(at.getTime() - periodMs);
  const inScope = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
    retrying(() => inWorkspace(deps.database, workspaceId, work));

  let contacts = 0;
  for (let round = 0; round < DELETIONS_A_ROUND; round += 1) {
    const erasure = { workspaceId, secretKey: deps.secretKey, at };
    const begun = await inScope((scope) => forgetQuiet(scope, before, erasure));
    contacts += begun;
    if (begun < FORGOTTEN_AT_ONCE) break;
  }

  let messages = 0;
  let place: Place | null = null;
  do {
    const page: Awaited<ReturnType<typeof nextOld>> = await inScope((scope) => nextOld(scope, before, place));
    for (let emptied = EMPTIED_AT_ONCE; emptied === EMPTIED_AT_ONCE; messages += emptied) {
      emptied = await inScope((scope) => emptyMessages(scope, page.ids, { workspaceId, before, at }));
    }
    await inScope((scope) => emptyCopies(scope, page.ids, before));
    ({ place } = page);
  } while (place !== null);
  if (messages > 0) await inScope((scope) => noteEmptied(scope, workspaceId));
  return { contacts, messages };
}

const noteEmptied = (scope: Scope, workspaceId: string): Promise<void> =>
  writeAudit(scope, {
    ...{ workspaceId, actor: 'system', action: 'retention.empty_messages' },
    subject: { kind: 'workspace', id: workspaceId },
    fields: ['text', 'attachments'],
  });
