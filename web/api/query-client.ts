import { notifications } from '@mantine/notifications';
import { MutationCache, QueryClient } from '@tanstack/react-query';
import { texts } from '../texts/texts.ts';
import { ApiProblem, inWords } from './problem.ts';

const STALE_MS = 15_000;
const ATTEMPTS = 2;

/** Worth another try: no answer, or a server that says it cannot just now. What was refused stays refused. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 503 || error.status === 502);

/** Says in the corner of the screen that something was not done. */
export function tellFailure(error: unknown): void {
  notifications.show({ color: 'red', title: texts.problems.notDone, message: inWords(error) });
}

/**
 * The one cache of the dashboard. A change that fails is always told, whoever made it; a screen that tells it in its own way
 * says `meta: { quiet: true }`.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      retry: (failures, error) => failures < ATTEMPTS && isPassing(error),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (mutation.meta?.['quiet'] !== true) tellFailure(error);
    },
  }),
});
