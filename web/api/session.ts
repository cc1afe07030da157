import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';
import { ApiProblem } from './problem.ts';

/** Who is signed in, and what they may do. */
export type Session = paths['/v1/session']['get']['responses'][200]['content']['application/json'];

export type Capability = Session['capabilities'][number];

export const SESSION_KEY = ['session'];

/** The session, or null for nobody; `undefined` data while it is not known yet. */
export function useSessionQuery(): { data: Session | null | undefined; error: Error | null; refetch: () => void } {
  const { data, error, refetch } = useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      try {
        return body(await api.GET('/v1/session'));
      } catch (problem) {
        // Nobody is signed in: that is an answer, and the sign-in is what to show for it.
        if (problem instanceof ApiProblem && problem.status === 401) return null;
        throw problem;
      }
    },
    staleTime: 5 * 60_000,
  });
  return { data, error, refetch: () => void refetch() };
}

/** The session on screens that are only shown with one. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  if (!data) throw new Error('this screen needs somebody signed in');
  return data;
}

/** Whether the person may do this; what they may not is not offered. */
export function useMay(capability: Capability): boolean {
  return useSession().capabilities.includes(capability);
}

type Credentials = { email: string; password: string };

export function useSignIn(): UseMutationResult<Session, Error, Credentials> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (credentials: Credentials) => body(await api.POST('/v1/session', { body: credentials })),
    onSuccess: (session) => {
      // Whoever was signed in before may have been somebody else.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
      client.setQueryData(SESSION_KEY, session);
    },
    meta: { quiet: true },
  });
}

/** Loads the page anew: nothing of a person may be left in memory for the next one at this screen. */
export function useSignOut(): UseMutationResult<void, Error, void> {
  return useMutation({
    mutationFn: async () => void (await api.DELETE('/v1/session')),
    onSuccess: () => location.assign('/'),
  });
}

/** The same person in another workspace: nothing of the one before may stay on the screen. */
export function useSwitchWorkspace(): UseMutationResult<void, Error, string> {
  return useMutation({
    mutationFn: async (workspaceId: string) => void (await api.POST('/v1/session/switch', { body: { workspaceId } })),
    onSuccess: () => location.assign('/'),
  });
}
