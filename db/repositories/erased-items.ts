import type { Scope } from '../client.ts';

/** Notes runs that Temporal listed of erased contacts; one that was noted before stays noted once. */
export async function noteRuns(
  scope: Scope,
  jobId: string,
  runs: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  if (runs.size === 0) return;
  const listed = [...runs].flatMap(([contactId, runIds]) => runIds.map((runId) => ({ contactId, runId })));
  await scope.raw(
    `UPDATE job_items i SET run_ids = array(SELECT unnest(i.run_ids) UNION SELECT unnest(listed.run_ids))
     FROM (SELECT "contactId", array_agg("runId") AS run_ids
           FROM jsonb_to_recordset(?::jsonb) AS run ("contactId" uuid, "runId" text) GROUP BY 1) AS listed
     WHERE i.job_id = ? AND i.contact_id = listed."contactId"`,
    [JSON.stringify(listed), jobId],
  );
}

/** Closes items of erased contacts of which no run is left. @returns how many runs they had */
export async function closeErased(scope: Scope, jobId: string, contactIds: readonly string[]): Promise<number> {
  const { rows } = await scope.raw<{ rows: { runs: number }[] }>(
    `WITH closed AS (
       UPDATE job_items SET state = 'done', due_at = NULL
       WHERE job_id = ? AND contact_id = ANY(?::uuid[]) AND state = 'erased' RETURNING cardinality(run_ids) AS runs)
     SELECT coalesce(sum(runs), 0) AS runs FROM closed`,
    [jobId, [...contactIds]],
  );
  return rows[0]?.runs ?? 0;
}
