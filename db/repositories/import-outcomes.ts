import type { RowOutcome } from '../../domain/import/plan-rows.ts';
import type { Scope } from '../client.ts';
import type { FileRow } from './import-blocks.ts';

export interface RowResult {
  readonly row: FileRow;
  readonly outcome: RowOutcome;
}

/** Keeps what became of these rows, for whoever sent the file. */
export async function insertOutcomes(
  scope: Scope,
  { workspaceId, importId }: { readonly workspaceId: string; readonly importId: string },
  results: readonly RowResult[],
): Promise<void> {
  if (results.length === 0) return;
  const rows = results.map(({ row: [line, cells], outcome }) => ({
    ...{ line, outcome: outcome.kind, contactId: outcome.contactId },
    ...(outcome.kind === 'rejected'
      ? { reason: outcome.reason, field: outcome.field, changes: [] }
      : { reason: null, field: null, changes: outcome.changes }),
    // Whoever was deleted is not kept here either.
    cells: outcome.kind === 'rejected' && outcome.reason === 'erased' ? [] : cells.map(storable),
  }));
  await scope.raw(
    `INSERT INTO import_outcomes (import_id, workspace_id, line, outcome, reason, field, changes, cells, contact_id)
     SELECT :importId::uuid, :workspaceId::uuid, line, outcome, reason, field,
       ARRAY(SELECT json_array_elements_text(changes)), cells, "contactId"
     FROM json_to_recordset(:rows::json) AS r (line integer, outcome text, reason text, field text, changes json, cells jsonb,
       "contactId" uuid)`,
    { importId, workspaceId, rows: JSON.stringify(rows) },
  );
}

/** Of a cell that was refused because it is no text, what can be shown of it. */
const storable = (cell: string): string => cell.replace(/\0|\p{Surrogate}/gu, '\ufffd');

export interface OutcomeRow {
  readonly line: number;
  readonly outcome: RowOutcome['kind'];
  readonly reason: string | null;
  readonly field: string | null;
  readonly changes: readonly string[];
  readonly cells: readonly string[];
}

/** The first rows of a file whose outcome was kept: of a dry run all the first ones, else those that were not taken. */
export async function firstOutcomes(scope: Scope, importId: string, limit: number): Promise<OutcomeRow[]> {
  return scope('import_outcomes')
    .where({ import_id: importId })
    .orderBy('line')
    .limit(limit)
    .select('line', 'outcome', 'reason', 'field', 'changes', 'cells');
}

/** The rows that were not taken, after a line; the whole of them is walked page by page. */
export async function rejectedAfter(
  scope: Scope,
  importId: string,
  page: { readonly after: number; readonly limit: number },
): Promise<OutcomeRow[]> {
  return scope('import_outcomes')
    .where({ import_id: importId, outcome: 'rejected' })
    .where('line', '>', page.after)
    .orderBy('line')
    .limit(page.limit)
    .select('line', 'outcome', 'reason', 'field', 'changes', 'cells');
}
