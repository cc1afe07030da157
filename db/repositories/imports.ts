import type { Existing } from '../../domain/import/plan-rows.ts';
import type { DateOrder } from '../../domain/import/values.ts';
import type { Scope } from '../client.ts';

/** A file that is imported, or tried. Its id is its job's. */
export interface Import {
  readonly id: string;
  readonly fileName: string | null;
  readonly encoding: string;
  readonly separator: string;
  readonly header: readonly string[];
  /** Fields as domain/import/fields.ts names them, one for each column. */
  readonly mapping: readonly (string | null)[];
  readonly dryRun: boolean;
  readonly existing: Existing;
  readonly dates: DateOrder;
  readonly createdAt: Date;
}

interface Row {
  readonly id: string;
  readonly file_name: string | null;
  readonly encoding: string;
  readonly separator: string;
  readonly header: readonly string[];
  readonly mapping: readonly (string | null)[];
  readonly dry_run: boolean;
  readonly existing: Existing;
  readonly dates: DateOrder;
  readonly created_at: Date;
}

/** Notes a file whose heading is known; its rows follow ({@link addBlock}). */
export async function insertImport(scope: Scope, workspaceId: string, file: Import): Promise<void> {
  await scope('imports').insert({
    id: file.id,
    workspace_id: workspaceId,
    file_name: file.fileName,
    encoding: file.encoding,
    separator: file.separator,
    header: [...file.header],
    mapping: [...file.mapping],
    dry_run: file.dryRun,
    existing: file.existing,
    dates: file.dates,
    created_at: file.createdAt,
  });
}

export async function readImport(scope: Scope, importId: string): Promise<Import | null> {
  const row = await scope<Row>('imports').where({ id: importId }).first();
  if (row === undefined) return null;
  const { id, encoding, separator, header, mapping, existing, dates } = row;
  return {
    ...{ id, encoding, separator, header, mapping, existing, dates },
    ...{ fileName: row.file_name, dryRun: row.dry_run, createdAt: row.created_at },
  };
}

/** Forgets a file with all its rows, because it could not be read to its end. */
export async function deleteImport(scope: Scope, importId: string): Promise<void> {
  await scope('imports').where({ id: importId }).delete();
}
