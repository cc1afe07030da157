import { isFault, readRow, type ImportRow, type RowFault, type RowReading } from '../../domain/import/read-row.ts';
import { addressesOf, type KeyedAddress } from '../../domain/import/plan-rows.ts';
import type { Settings } from '../../domain/settings.ts';
import { readPhone } from '../../db/accept/identities.ts';
import { inWorkspace } from '../../db/client.ts';
import { listCustomFields } from '../../db/repositories/custom-fields.ts';
import type { FileRow } from '../../db/repositories/import-blocks.ts';
import type { Address } from '../../db/repositories/import-people.ts';
import { readImport, type Import } from '../../db/repositories/imports.ts';
import { createSettingsReader } from '../../db/repositories/settings-in-force.ts';
import type { JobRef } from '../../workflows/bulk-definitions.ts';
import type { BulkDeps } from '../bulk/deps.ts';

/** All that taking the rows of a file needs to know beside them. */
export interface Reading {
  readonly file: Import;
  readonly settings: Settings;
  readonly rows: RowReading;
  /** Keys of custom fields by their ids. */
  readonly customKeys: ReadonlyMap<string, string>;
}

/** @returns null when there is no such file: its job was asked for by hand, or it is long over */
export function openReading({ database }: BulkDeps, { workspaceId, jobId }: JobRef): Promise<Reading | null> {
  return inWorkspace(database, workspaceId, async (scope) => {
    const file = await readImport(scope, jobId);
    if (file === null) return null;
    const { settings } = await createSettingsReader()(scope, workspaceId);
    const customFields = await listCustomFields(scope);
    const { country } = settings.locale;
    return {
      file,
      settings,
      rows: {
        mapping: file.mapping,
        customFields: new Map(customFields.map((field) => [field.key, field])),
        dates: file.dates,
        readPhone: (raw) => readPhone(raw, country),
        isTimeZone: (name) => TIME_ZONES.has(name),
      },
      customKeys: new Map(customFields.map(({ id, key }) => [id, key])),
    };
  });
}

const TIME_ZONES = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** A row of the file as it was understood. */
export interface ReadRow {
  readonly row: FileRow;
  readonly read: ImportRow | RowFault;
  readonly addresses: readonly KeyedAddress[];
}

export interface ReadBlock {
  readonly block: number;
  readonly rows: readonly ReadRow[];
  /** Of all rows, each once. */
  readonly addresses: ReadonlyMap<string, Address>;
}

/** Rows read between two looks at other work: heartbeats, and what the database has answered meanwhile. */
const STRIDE = 100;

export async function readRows(
  block: number,
  rows: readonly FileRow[],
  { rows: reading }: Reading,
): Promise<ReadBlock> {
  const result: ReadRow[] = [];
  const addresses = new Map<string, Address>();
  for (const [place, row] of rows.entries()) {
    if (place % STRIDE === 0) await new Promise(setImmediate);
    const read = readRow(row[1], reading);
    const its = isFault(read) ? [] : addressesOf(read);
    result.push({ row, read, addresses: its });
    for (const address of its) addresses.set(address.key, address);
  }
  return { block, rows: result, addresses };
}
