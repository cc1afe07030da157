import type { FastifySchemaCompiler } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { $ZodIssue, $ZodType } from 'zod/v4/core';
import { safeParse } from 'zod/v4/core';
import type { App } from '../deps.ts';
import { invalid, notFound, type FieldError } from '../problem.ts';

/** The mistakes zod found, each with its dotted path. */
export function fieldErrors(issues: readonly $ZodIssue[]): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    const path = issue.path.map(String).join('.');
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'is not known here' }));
  });
}

const validate: FastifySchemaCompiler<$ZodType> =
  ({ schema, httpPart }) =>
  (data) => {
    const result = safeParse(schema, data);
    if (result.success) return { value: result.data };
    // An id in the path that is no id names nothing, exactly as one that nobody has.
    if (httpPart === 'params') return { error: notFound() };
    const errors = fieldErrors(result.error.issues);
    return { error: invalid(httpPart === 'querystring' ? errors.map(ofParameter) : errors) };
  };

/** Whoever sent `status=happy` knows of no list: the mistake is in `status`. */
const ofParameter = ({ path, message }: FieldError): FieldError => ({ path: path.split('.')[0] ?? path, message });

/**
 * Requests are checked by the zod schemas that also make the OpenAPI document.
 *
 * Answers are built field by field, so they are written out as they are; `checkAnswers` (tests) holds each against its
 * schema as well, so that the document cannot drift from what is sent.
 */
export function installValidation(app: App, checkAnswers: boolean): void {
  app.setValidatorCompiler(validate);
  app.setSerializerCompiler(checkAnswers ? serializerCompiler : () => (data) => JSON.stringify(data));
}
