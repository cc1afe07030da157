import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';
import { SESSION_KEY, type Session } from './session.ts';

type OpenLink = paths['/v1/sign-in-links/open']['post']['responses'][200]['content']['application/json'];
export type UseLink = paths['/v1/sign-in-links/use']['post']['requestBody']['content']['application/json'];

/** What a one-time link is for. Asking does not use it up. */
export function useSignInLink(token: string): UseQueryResult<OpenLink> {
  return useQuery({
    queryKey: ['sign-in-link', token],
    queryFn: async () => body(await api.POST('/v1/sign-in-links/open', { body: { token } })),
    staleTime: Infinity,
    retry: false,
  });
}

/** Uses the link up: from then on the person is signed in. */
export function useSignInByLink(): UseMutationResult<Session, Error, UseLink> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (answers: UseLink) => body(await api.POST('/v1/sign-in-links/use', { body: answers })),
    onSuccess: (session) => client.setQueryData(SESSION_KEY, session),
    meta: { quiet: true },
  });
}
