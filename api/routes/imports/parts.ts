import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { safeParse } from 'zod/v4/core';
import { fieldErrors } from '../../plugins/validation.ts';
import { invalid, Problem } from '../../problem.ts';
import { encodingNamed } from './decode.ts';

/** Beside the file; a mapping of some hundred columns is the longest. */
const LIMITS = { fieldSize: 256 * 1024, fields: 20, files: 1, fileSize: Number.POSITIVE_INFINITY };

/** A file as it comes in. */
export interface SentFile {
  readonly name: string;
  /** Who stops reading half-way leaves the rest on the wire, for {@link withForm} to take off. */
  readonly bytes: AsyncIterable<Buffer>;
}

/**
 * Does something with a form's fields and its file, and takes off the wire what was not read of it: whatever the answer is, the
 * next request of the same connection stands behind.
 */
export async function withForm<Schema extends z.ZodObject, T>(
  request: FastifyRequest,
  schema: Schema,
  work: (fields: z.output<Schema>, file: SentFile) => Promise<T>,
): Promise<T> {
  const { fields, file } = await openForm(request);
  const bytes = file.file.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  try {
    return await work(fieldsOf(schema, { ...fields, file: '' }), { name: file.filename, bytes });
  } finally {
    // A stream that somebody still reads by its iterator does not flow: the connection would stand still until it is given up.
    await bytes.return?.();
    file.file.resume();
  }
}

/**
 * The fields of a form and its file, which comes last so that it need not be kept anywhere before it is known what to do with it.
 *
 * @throws Problem 415 for what is no form, 400 for one without a file
 */
async function openForm(request: FastifyRequest) {
  if (!request.isMultipart()) {
    throw new Problem(415, 'unsupported_media_type', 'Send a form with a file, multipart/form-data.');
  }
  const fields: Record<string, unknown> = {};
  try {
    for await (const part of request.parts({ limits: LIMITS })) {
      if (part.type === 'file') return { fields, file: part };
      fields[part.fieldname] = textOf(part);
    }
  } catch (error) {
    // The plugin's own errors say their status; of the parser's beneath it, all mean a form that is none.
    if (error instanceof Error && 'statusCode' in error) throw error;
    throw new Problem(400, 'invalid', 'The form cannot be read; its parts do not end as its heading says.');
  }
  throw invalid([{ path: 'file', message: 'is needed, as the last part of the form' }]);
}

const textOf = (part: Extract<Multipart, { type: 'field' }>): unknown => (part.value === '' ? undefined : part.value);

/** @throws Problem 400 for other fields than the schema's */
function fieldsOf<Schema extends z.ZodObject>(schema: Schema, fields: Record<string, unknown>): z.output<Schema> {
  const parsed = safeParse(schema, fields);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { encoding } = fields;
  if (typeof encoding === 'string' && encodingNamed(encoding) === null) {
    throw invalid([{ path: 'encoding', message: 'is no encoding such as utf-8 or windows-1252' }]);
  }
  return parsed.data as z.output<Schema>;
}
