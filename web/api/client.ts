import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './generated/schema.d.ts';
import { ApiProblem, NO_ANSWER, type ProblemBody } from './problem.ts';

/** Called when the session has ended; the shell then shows the sign-in. Set once by app/session-guard. */
let onSignedOut: () => void = () => undefined;

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** Answers that say by themselves what is wrong with a sign-in must not be taken for a session that ended. */
const OWN_401 = new Set(['wrong_credentials']);

const problems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    const body = (await response
      .clone()
      .json()
      // A proxy in between may answer in HTML; the status then has to do.
      .catch(() => ({}))) as Partial<ProblemBody>;
    if (response.status === 401 && !OWN_401.has(body.code ?? '')) onSignedOut();
    throw new ApiProblem(response.status, body, Number(response.headers.get('retry-after')) || undefined);
  },
  onError() {
    throw new ApiProblem(0, { code: NO_ANSWER });
  },
};

/**
 * The HTTP API, typed from its OpenAPI document; the session's cookie goes along by itself. Every answer that is no success
 * is thrown as an {@link ApiProblem}, so `data` is there whenever a call returns.
 */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(problems);

/** The body of a call that has one: `const contact = body(await api.GET(…))`. */
export function body<T>(answer: { data?: T }): T {
  return answer.data as T;
}
