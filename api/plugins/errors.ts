import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../deps.ts';
import { notFound, Problem, problemBody } from '../problem.ts';

/** Seconds: a database that restarts is back within a few. */
const RETRY_AFTER = 2;

/** What pg and the operating system say when there is no database to talk to. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
]);

/** The same where a connection broke: without a code, and behind the statement that knex was at (`COMMIT; - Connection terminated …`). */
const BROKEN =
  /(^| - )(Connection terminated|Client (has encountered a connection error|was closed) and is not queryable)/;

/** Deadlock and serialization failure, after the retries of db/retry.ts: the same request may well succeed later. */
const TRY_AGAIN = new Set(['40001', '40P01']);

const unavailable = (detail: string): Problem => new Problem(503, 'unavailable', detail, { retryAfter: RETRY_AFTER });

const FASTIFY_PROBLEMS: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem(413, 'too_large', 'The body is larger than this address takes.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Problem(415, 'unsupported_media_type', 'Send application/json.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new Problem(400, 'invalid', 'The body is not as long as Content-Length says.'),
  // A path that cannot be decoded, or is endless, names nothing like any other wrong id.
  FST_ERR_BAD_URL: notFound,
  FST_ERR_MAX_PARAM_LENGTH: notFound,
};

function databaseProblem(error: Error & { code?: unknown }): Problem | undefined {
  const code = typeof error.code === 'string' ? error.code : '';
  if (error.name === 'KnexTimeoutError') return unavailable('Too many requests wait for the database.');
  if (AWAY.has(code) || BROKEN.test(error.message)) return unavailable('The database cannot be reached.');
  if (TRY_AGAIN.has(code)) return unavailable('Too many changes at once.');
  return undefined;
}

/** Every error as the problem its client gets. What nobody foresaw becomes a 500 that says nothing of its insides. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem(500, 'internal', 'Something went wrong here.');
  const { code, statusCode } = error as FastifyError;
  const known = FASTIFY_PROBLEMS[code];
  if (known) return known();
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem(statusCode, 'invalid', 'The request is not valid.');
  }
  return databaseProblem(error) ?? new Problem(500, 'internal', 'Something went wrong here.');
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, problem.code);
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemBody(problem, request.id));
}

/** One shape for every error, whether a route threw it, Fastify did, or there was no route. */
export function installErrors(app: App): void {
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler((request, reply) => {
    sendProblem(notFound(), request, reply);
  });
}
