import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { mappingFaults, type ImportedCustomField, type Mapping } from '../../../domain/import/fields.ts';
import { proposeMapping } from '../../../domain/import/propose-mapping.ts';
import { inWorkspace } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { listCustomFields } from '../../../db/repositories/custom-fields.ts';
import { addBlock, type FileRow } from '../../../db/repositories/import-blocks.ts';
import { deleteImport, insertImport } from '../../../db/repositories/imports.ts';
import { insertJob, setTotal } from '../../../db/repositories/jobs.ts';
import type { AppDeps } from '../../deps.ts';
import type { Caller } from '../../plugins/auth.ts';
import { impossible, invalid, Problem } from '../../problem.ts';
import { mappingBody, type importForm } from '../../schemas/imports.ts';
import type { SentFile } from './parts.ts';
import { openFile } from './records.ts';

/** Rows that are taken in one transaction: enough that its own cost is none, few enough that nobody waits long for its locks. */
const BLOCK_ROWS = 2_000;
/** Characters of a block; files with long notes have fewer rows in one. */
const BLOCK_SIZE = 2_000_000;

/**
 * Keeps a file and makes the job that takes it in. Its rows go to the database as they come, in short transactions: nothing is
 * held in memory or on this machine, and a transaction as long as an upload would hold up whoever follows the feed of changes.
 *
 * @returns the id of the import and of its job
 */
export async function makeImport(
  deps: AppDeps,
  caller: Caller,
  fields: z.output<typeof importForm>,
  file: SentFile,
): Promise<string> {
  const { workspaceId } = caller;
  const id = uuidv7();
  const { header, separator, encoding, rows } = await openFile(file.bytes, fields);
  const customFields = await inWorkspace(deps.database, workspaceId, listCustomFields);
  const mapping = mappingOf(fields.mapping, header, customFields);
  const { existing, dates } = fields;
  const dryRun = fields.dryRun === 'true';
  const made = {
    ...{ id, header, separator, encoding: encoding(), mapping, existing, dates, dryRun },
    ...{ fileName: file.name === '' ? null : file.name.slice(0, 200), createdAt: deps.clock() },
  };
  await inWorkspace(deps.database, workspaceId, (scope) => insertImport(scope, workspaceId, made));
  try {
    const total = await keepRows(deps, { workspaceId, importId: id }, rows);
    if (total === 0) throw new Problem(422, 'empty_file', 'The file has a heading and no rows.');
    await makeJob(deps, caller, id, total, dryRun);
  } catch (error) {
    await inWorkspace(deps.database, workspaceId, (scope) => deleteImport(scope, id));
    throw error;
  }
  deps.bell.ring();
  return id;
}

function mappingOf(
  sent: string | undefined,
  header: readonly string[],
  customFields: readonly ImportedCustomField[],
): Mapping {
  const mapping = sent === undefined ? proposeMapping(header, customFields) : sentMapping(sent, header);
  const faults = mappingFaults(mapping, header.length, customFields);
  if (faults.length > 0) throw impossible('unusable_mapping', faults, 'The columns cannot be taken like this.');
  return mapping;
}

function sentMapping(text: string, header: readonly string[]): Mapping {
  const mapping = mappingBody.safeParse(parsed(text));
  if (!mapping.success) throw invalid([{ path: 'mapping', message: 'must be an array or object of fields, as JSON' }]);
  if (Array.isArray(mapping.data)) return mapping.data;
  const byHeading = new Map(Object.entries(mapping.data).map(([heading, field]) => [heading.trim(), field]));
  const unknown = [...byHeading.keys()].filter((heading) => !header.includes(heading));
  if (unknown.length > 0) {
    throw impossible(
      'unusable_mapping',
      [{ path: 'mapping', message: 'names a heading that the file does not have' }],
      'The columns cannot be taken like this.',
    );
  }
  return header.map((heading) => byHeading.get(heading) ?? null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused by the schema, with the words for whoever sent it.
    return undefined;
  }
}

/** @returns how many rows there are */
async function keepRows(
  { database }: AppDeps,
  key: { readonly workspaceId: string; readonly importId: string },
  rows: AsyncIterable<readonly FileRow[]>,
): Promise<number> {
  let [total, block, size] = [0, 0, 0];
  let waiting: FileRow[] = [];
  // The next block is read while this one is written: a commit is mostly waiting for the disk.
  let kept: Promise<void> = Promise.resolve();
  const keep = async (): Promise<void> => {
    const next = { ...key, block };
    const taken = waiting;
    [waiting, size, total, block] = [[], 0, total + taken.length, block + 1];
    await kept;
    kept = inWorkspace(database, key.workspaceId, (scope) => addBlock(scope, next, taken));
    // It is looked at before the next block or the end. Until then a failure is nobody's, which would end the process.
    kept.catch(() => undefined);
  };
  try {
    for await (const some of rows) {
      for (const row of some) {
        waiting.push(row);
        for (const cell of row[1]) size += cell.length;
        if (waiting.length === BLOCK_ROWS || size > BLOCK_SIZE) await keep();
      }
    }
    if (waiting.length > 0) await keep();
  } catch (error) {
    // Whatever it is: the file is forgotten now, and nothing of the request may still be at work then.
    await Promise.allSettled([kept]);
    throw error;
  }
  await kept;
  return total;
}

const makeJob = (deps: AppDeps, { workspaceId, actor }: Caller, id: string, total: number, dryRun: boolean) =>
  inWorkspace(deps.database, workspaceId, async (scope) => {
    await insertJob(scope, { id, workspaceId, kind: 'import', request: { dryRun: String(dryRun) }, actor });
    await setTotal(scope, id, total);
    await writeAudit(scope, { workspaceId, actor, action: 'job.import', subject: { kind: 'job', id } });
  });
