import { z } from 'zod';
import { EXISTING } from '../../domain/import/plan-rows.ts';
import { DATE_ORDERS } from '../../domain/import/values.ts';
import { instantOut, uuid } from './common.ts';

const file = z.string().meta({ format: 'binary' }).describe('CSV with a heading');

const encoding = z
  .string()
  .optional()
  .describe('its name in the Encoding Standard; told by the bytes where it is left out');
const separator = z.enum([',', ';', '\t', '|']).optional().describe('told by the first rows where it is left out');

/** As the parts of a form; every part but the file is text, and stands before it. */
export const previewForm = z.object({ encoding, separator, file });

export const importForm = z.object({
  mapping: z
    .string()
    .describe(
      'JSON: an array with a field or null for each column in their order, or an object of fields by heading. Fields: name, ' +
        'firstName, lastName, email, phone, company, externalId, timeZone, tags, optedOut, status, stage, customFields.<key>. ' +
        'Where it is left out, what GET … preview proposes.',
    )
    .optional(),
  dryRun: z.enum(['true', 'false']).default('false').describe('true: only say what would become of the rows'),
  existing: z
    .enum(EXISTING)
    .default('update')
    .describe('of contacts that are there: take what the file says, or only fill what is not known'),
  dates: z.enum(DATE_ORDERS).default('ymd').describe('which number of a date comes first where it is not ISO 8601'),
  ...{ encoding, separator, file },
});

export const mappingBody = z.union([
  z.array(z.string().max(200).nullable()).max(500),
  z.record(z.string().max(1_000), z.string().max(200).nullable()),
]);

export const previewSchema = z.object({
  encoding: z.string(),
  separator: z.string(),
  columns: z.array(
    z.object({
      heading: z.string(),
      field: z.string().nullable().describe('proposed; null: leave the column out'),
    }),
  ),
  fields: z.array(z.string()).describe('what a column can be'),
  rows: z.array(z.array(z.string())).describe('the first rows'),
});

const outcome = z.enum(['created', 'updated', 'unchanged', 'rejected']);

export const importSchema = z
  .object({
    id: uuid.describe('also of its job'),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    dryRun: z.boolean(),
    fileName: z.string().nullable(),
    header: z.array(z.string()),
    mapping: z.array(z.string().nullable()),
    total: z.int().describe('rows in the file'),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    reasons: z.array(z.object({ code: z.string(), meaning: z.string(), count: z.int() })),
    sample: z
      .array(
        z.object({
          line: z.int(),
          outcome,
          reason: z.string().nullable(),
          field: z.string().nullable(),
          changes: z.array(z.string()),
          cells: z.array(z.string()),
        }),
      )
      .describe('of a dry run the first rows, and the first that were rejected'),
    createdAt: instantOut,
    finishedAt: instantOut.nullable(),
  })
  .meta({ id: 'Import' });
