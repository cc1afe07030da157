import type { Scope } from '../client.ts';

/** A row of the file: the number of its line, counted from 1 with the heading, and its cells. */
export type FileRow = readonly [line: number, cells: readonly string[]];

interface BlockKey {
  readonly importId: string;
  readonly block: number;
}

export async function addBlock(
  scope: Scope,
  { workspaceId, importId, block }: BlockKey & { readonly workspaceId: string },
  rows: readonly FileRow[],
): Promise<void> {
  await scope('import_blocks').insert({
    ...{ import_id: importId, workspace_id: workspaceId, block },
    rows: JSON.stringify(rows),
  });
}

/** Blocks that are still to be taken, in the order of the file. */
export async function waitingBlocks(scope: Scope, importId: string, limit: number): Promise<number[]> {
  const rows: { block: number }[] = await scope('import_blocks')
    .where({ import_id: importId })
    .orderBy('block')
    .limit(limit)
    .select('block');
  return rows.map(({ block }) => block);
}

/** A block's rows; null when somebody has taken them meanwhile. */
export async function readBlock(scope: Scope, { importId, block }: BlockKey): Promise<FileRow[] | null> {
  const row: { rows: string } | undefined = await scope('import_blocks')
    .where({ import_id: importId, block })
    .first('rows');
  // Written by addBlock.
  return row === undefined ? null : (JSON.parse(row.rows) as FileRow[]);
}

/**
 * Takes a block away, in the transaction that takes its rows in: a page that timed out and its retry never take the same rows.
 * @returns false when it is gone already
 */
export async function takeBlock(scope: Scope, { importId, block }: BlockKey): Promise<boolean> {
  return (await scope('import_blocks').where({ import_id: importId, block }).delete()) > 0;
}

/** Removes what was not taken. */
export async function deleteBlocks(scope: Scope, importId: string): Promise<void> {
  await scope('import_blocks').where({ import_id: importId }).delete();
}

export async function hasBlocks(scope: Scope, importId: string): Promise<boolean> {
  return (await scope('import_blocks').where({ import_id: importId }).first('block')) !== undefined;
}
