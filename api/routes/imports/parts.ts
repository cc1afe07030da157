import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { safeParse } from 'zod/v4/core';
import { fieldErrors } from '../../plugins/validation.ts';
import { invalid, Problem } from '../../problem.ts';
import { encodingNamed } from './decode.ts';

/** Beside the file; a mapping of some hundred columns is the longest. */
const LIMITS = { fieldSize: 256 * 1024, fields: 20, files: 1, fileSize: Number.POSITIVE_INFINITY };

/**
 * The fields of a form and its file, which comes last so that it need not be kept anywhere before it is known what to do with it.
 *
 * @throws Problem 415 for what is no form, 400 for one without a file, or with other fields than the schema's
 */
export async function openForm<Schema extends z.ZodObject>(
  request: FastifyRequest,
  schema: Schema,
): Promise<{ readonly fields: z.output<Schema>; readonly file: MultipartFile }> {
  if (!request.isMultipart()) {
    throw new Problem(415, 'unsupported_media_type', 'Send a form with a file, multipart/form-data.');
  }
  const fields: Record<string, unknown> = {};
  for await (const part of request.parts({ limits: LIMITS })) {
    if (part.type === 'field') fields[part.fieldname] = textOf(part);
    else return { fields: fieldsOf(schema, { ...fields, file: '' }), file: part };
  }
  throw invalid([{ path: 'file', message: 'is needed, as the last part of the form' }]);
}

const textOf = (part: Extract<Multipart, { type: 'field' }>): unknown => (part.value === '' ? undefined : part.value);

function fieldsOf<Schema extends z.ZodObject>(schema: Schema, fields: Record<string, unknown>): z.output<Schema> {
  const parsed = safeParse(schema, fields);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { encoding } = fields;
  if (typeof encoding === 'string' && encodingNamed(encoding) === null) {
    throw invalid([{ path: 'encoding', message: 'is no encoding such as utf-8 or windows-1252' }]);
  }
  return parsed.data as z.output<Schema>;
}
