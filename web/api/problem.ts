import { texts } from '../texts/texts.ts';

/** What the API says of an error (application/problem+json). */
export interface ProblemBody {
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** There was no answer at all: the server is away, or the network. */
export const NO_ANSWER = 'no_answer';

/** An answer that is no success. `code` is stable and is what code may depend on; sentences are for people. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, { detail, code, errors }: Partial<ProblemBody>, retryAfter?: number) {
    super(detail ?? `HTTP ${String(status)}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code ?? 'unknown';
    this.errors = errors ?? [];
    this.retryAfter = retryAfter;
  }
}

/** What went wrong, in words for the person at the screen. */
export function inWords(error: unknown): string {
  if (!(error instanceof ApiProblem)) return texts.problems.unknown;
  const own = (texts.problems.byCode as Record<string, string>)[error.code];
  if (own !== undefined) return own;
  if (error.status >= 500) return texts.problems.server;
  const [first] = error.errors;
  return first ? `${error.message} ${first.path}: ${first.message}` : error.message;
}
