import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';

export type FilePreview = paths['/v1/imports/preview']['post']['responses'][200]['content']['application/json'];
export type ImportReport = paths['/v1/imports/{id}']['get']['responses'][200]['content']['application/json'];

/** Enough of a file to tell its encoding, its separator and its columns by. */
const BEGINNING = 256 * 1024;

export async function previewFile(file: File): Promise<FilePreview> {
  const beginning = new File([wholeLines(await file.slice(0, BEGINNING).arrayBuffer(), file.size)], file.name);
  return body(await api.POST('/v1/imports/preview', form({}, beginning)));
}

/** A last line that was cut, or a character that was, would be read as something else. */
function wholeLines(bytes: ArrayBuffer, size: number): ArrayBuffer {
  if (size <= bytes.byteLength) return bytes;
  const text = new Uint8Array(bytes);
  const lineEnd = text.lastIndexOf(10);
  // In UTF-16 with the low byte first the other half of the line end stands behind it.
  return lineEnd < 0 ? bytes : bytes.slice(0, lineEnd + (text[lineEnd + 1] === 0 ? 2 : 1));
}

export interface ImportOrder {
  readonly mapping: readonly (string | null)[];
  readonly dryRun: boolean;
  readonly existing: 'update' | 'fill';
  readonly dates: 'ymd' | 'dmy' | 'mdy';
}

/** Sends a file. @returns the id of its job, which is the import's */
export async function sendImport(file: File, order: ImportOrder): Promise<string> {
  const { mapping, dryRun, existing, dates } = order;
  const fields = { mapping: JSON.stringify(mapping), dryRun: String(dryRun), existing, dates };
  return body(await api.POST('/v1/imports', form(fields, file))).job.id;
}

export async function readImport(id: string): Promise<ImportReport> {
  return body(await api.GET('/v1/imports/{id}', { params: { path: { id } } }));
}

export const rejectedRowsUrl = (id: string): string => `/v1/imports/${id}/rejected.csv`;

/** The file comes last: the server begins with it as soon as it comes. */
function form(fields: Readonly<Record<string, string>>, file: File) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append('file', file, file.name);
  // The document's types know the parts; what is sent is the form itself.
  return { body: data as never, bodySerializer: (whole: unknown) => whole as FormData };
}
