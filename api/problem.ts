import { STATUS_CODES } from 'node:http';

/** Where in the request a mistake is, as a dotted path (`contact.email`, `messages.3.sentAt`); '' is the whole of it. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  /** Seconds, for 429 and 503. */
  readonly retryAfter?: number;
}

/**
 * An answer that is no success, as RFC 9457 has it. Thrown by routes and hooks, and turned into the response in one place.
 *
 * `code` is stable and part of the contract; `detail` is for people and never quotes what was sent.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = extras.errors;
    this.retryAfter = extras.retryAfter;
  }
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: FieldError[];
}

/** The body of `application/problem+json`. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
  return {
    type: 'about:blank',
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    requestId,
    ...(problem.errors ? { errors: [...problem.errors] } : {}),
  };
}

/** What names nothing, whether it never did, is another workspace's or is no id at all: the three cannot be told apart. */
export const notFound = (): Problem => new Problem(404, 'not_found', 'There is nothing under this address.');

/** A request that is not as the schema has it. */
export const invalid = (errors: readonly FieldError[], detail = 'The request is not valid.'): Problem =>
  new Problem(400, 'invalid', detail, { errors });

/** A request that is well-formed, and asks for what cannot be. */
export const impossible = (code: string, errors: readonly FieldError[], detail: string): Problem =>
  new Problem(422, code, detail, { errors });
