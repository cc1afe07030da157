import type { Scope } from '../client.ts';
import { selectRows, sql, type Sql } from './contact-list-sql.ts';

/** `done`: nothing is left to do for the contact. `erased`: its rows are gone, its runs may not be. */
export type ItemState = 'open' | 'erased' | 'done' | 'failed';

interface JobKey {
  readonly workspaceId: string;
  readonly jobId: string;
}

/**
 * Fixes the contacts of a job to those named. An id that was merged away means the contact it was merged into.
 * @param ids well-formed UUIDs
 * @returns those of `ids` that name no contact here; the job must then not be made
 */
export async function addItemsById(
  scope: Scope,
  { workspaceId, jobId }: JobKey,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await scope.raw<{ rows: { asked: string }[] }>(
    `WITH RECURSIVE named AS (
       SELECT id AS asked, id, merged_into, erasing_at FROM contacts WHERE id = ANY(:ids::uuid[])
       UNION
       SELECT n.asked, c.id, c.merged_into, c.erasing_at FROM named n JOIN contacts c ON c.id = n.merged_into),
     items AS (
       INSERT INTO job_items (job_id, workspace_id, contact_id)
       SELECT DISTINCT :jobId::uuid, :workspaceId::uuid, id FROM named WHERE merged_into IS NULL AND erasing_at IS NULL)
     SELECT asked FROM named WHERE merged_into IS NULL AND erasing_at IS NULL`,
    { ids: [...ids], jobId, workspaceId },
  );
  const found = new Set(rows.map((row) => row.asked));
  return new Set(ids.filter((id) => !found.has(id.toLowerCase())));
}

/** Fixes the contacts of a job to what a query of contact ids finds, without any of them passing through this process. */
export async function addItemsByQuery(scope: Scope, { workspaceId, jobId }: JobKey, contactIds: Sql): Promise<void> {
  await selectRows(
    scope,
    sql(
      `INSERT INTO job_items (job_id, workspace_id, contact_id)
       SELECT ?::uuid, ?::uuid, id FROM (${contactIds.text}) AS chosen (id)`,
      jobId,
      workspaceId,
      ...contactIds.values,
    ),
  );
}

/** Counts a job's items into its `total`. @returns the total */
export async function countItems(scope: Scope, jobId: string): Promise<number> {
  const { rows } = await scope.raw<{ rows: { total: number }[] }>(
    `UPDATE jobs SET total = (SELECT count(*) FROM job_items WHERE job_id = :jobId) WHERE id = :jobId RETURNING total`,
    { jobId },
  );
  return rows[0]?.total ?? 0;
}

/** Adds contacts to a job that its work turned up; those that it has already are left as they are. */
export async function addItems(
  scope: Scope,
  { workspaceId, jobId }: JobKey,
  contactIds: readonly string[],
): Promise<void> {
  await scope.raw(
    `INSERT INTO job_items (job_id, workspace_id, contact_id) SELECT ?::uuid, ?::uuid, unnest(?::uuid[])
     ON CONFLICT (job_id, contact_id) DO NOTHING`,
    [jobId, workspaceId, [...contactIds]],
  );
}

/**
 * The next open contacts of a job, locked until the transaction ends: a page that timed out and its retry never do the same
 * contact twice.
 * @param begunOnly only contacts that are being erased already
 */
export async function takeOpenItems(
  scope: Scope,
  jobId: string,
  limit: number,
  { begunOnly = false }: { readonly begunOnly?: boolean } = {},
): Promise<string[]> {
  const begun = 'AND EXISTS (SELECT FROM contacts c WHERE c.id = i.contact_id AND c.erasing_at IS NOT NULL)';
  const { rows } = await scope.raw<{ rows: { contact_id: string }[] }>(
    `SELECT i.contact_id FROM job_items i WHERE i.job_id = ? AND i.state = 'open' ${begunOnly ? begun : ''}
     ORDER BY i.contact_id LIMIT ? FOR UPDATE OF i`,
    [jobId, limit],
  );
  return rows.map((row) => row.contact_id);
}

/** The contacts of a job in `state`, in the order of when they are due. `by`: only those whose time has come. */
export async function dueItems(
  scope: Scope,
  jobId: string,
  due: { readonly state: ItemState; readonly by?: Date; readonly limit: number },
): Promise<string[]> {
  const query = scope('job_items').where({ job_id: jobId, state: due.state }).whereNotNull('due_at');
  if (due.by) query.andWhere('due_at', '<=', due.by);
  const rows = await query.orderBy(['due_at', 'contact_id']).limit(due.limit).select('contact_id');
  return rows.map((row) => row.contact_id);
}

/** When the next item in `state` is due; undefined when there is none. */
export async function nextDue(scope: Scope, jobId: string, state: ItemState): Promise<Date | undefined> {
  const row = await scope('job_items')
    .where({ job_id: jobId, state })
    .whereNotNull('due_at')
    .orderBy('due_at')
    .first('due_at');
  return row?.due_at;
}

/** Moves contacts of a job on; `dueAt`, where given, is when to look at them next. */
export async function markItems(
  scope: Scope,
  jobId: string,
  contactIds: readonly string[],
  mark: { readonly state: ItemState; readonly dueAt?: Date },
): Promise<void> {
  if (contactIds.length === 0) return;
  await scope.raw(
    `UPDATE job_items SET state = :state, due_at = :dueAt WHERE job_id = :jobId AND contact_id = ANY(:contactIds::uuid[])`,
    { jobId, contactIds: [...contactIds], state: mark.state, dueAt: mark.dueAt ?? null },
  );
}

export async function hasItems(scope: Scope, jobId: string, state: ItemState): Promise<boolean> {
  return (await scope('job_items').where({ job_id: jobId, state }).first('job_id')) !== undefined;
}

/** Removes some of a job's items, which nobody needs once it is over: what it did is counted in its row. @returns how many */
export async function removeItems(scope: Scope, jobId: string, limit: number): Promise<number> {
  const { rowCount } = await scope.raw<{ rowCount: number }>(
    `DELETE FROM job_items WHERE job_id = :jobId AND contact_id IN (
       SELECT contact_id FROM job_items WHERE job_id = :jobId LIMIT :limit)`,
    { jobId, limit },
  );
  return rowCount;
}
