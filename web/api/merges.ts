import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { Contact } from './contacts.ts';
import type { paths } from './generated/schema.d.ts';

type Answer<Path extends keyof paths, Way extends 'get'> = paths[Path][Way] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;
type Suggestions = Answer<'/v1/merge-suggestions', 'get'>;
export type MergeSuggestion = Suggestions['items'][number];
export type Merge = Answer<'/v1/contacts/{id}/merges', 'get'>['items'][number];

const PAGE = 20;
const SUGGESTIONS = ['merge-suggestions'];
/** As many as fit below a search box. */
const CANDIDATES = 8;

/** Contacts that are possibly one person; of one contact alone where it is named. */
export function useMergeSuggestions(contactId?: string) {
  return useInfiniteQuery({
    queryKey: [...SUGGESTIONS, contactId ?? ''],
    queryFn: async ({ pageParam }) => {
      const of = contactId === undefined ? {} : { contactId };
      const query = { limit: PAGE, ...of, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return body(await api.GET('/v1/merge-suggestions', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Whom the contact has absorbed, newest first. */
export function useMerges(contactId: string): UseQueryResult<readonly Merge[]> {
  return useQuery({
    queryKey: ['contact', contactId, 'merges'],
    queryFn: async () => body(await api.GET('/v1/contacts/{id}/merges', { params: { path: { id: contactId } } })).items,
  });
}

/** Contacts to merge with, by what is typed; nothing for no words. */
export function useCandidates(words: string): UseQueryResult<readonly Contact[]> {
  return useQuery({
    queryKey: ['contacts', 'candidates', words],
    queryFn: async () =>
      body(await api.GET('/v1/contacts', { params: { query: { q: words, limit: CANDIDATES } } })).items,
    enabled: words !== '',
  });
}

/** What a person decides about two contacts. */
export type MergeDecision =
  | { readonly type: 'merge'; readonly id: string; readonly otherId: string }
  | { readonly type: 'undo'; readonly mergeId: string }
  | { readonly type: 'accept' | 'dismiss'; readonly suggestionId: string };

async function send(decision: MergeDecision): Promise<unknown> {
  switch (decision.type) {
    case 'merge': {
      const { id, otherId } = decision;
      return api.POST('/v1/contacts/{id}/merge', { params: { path: { id } }, body: { otherId } });
    }
    case 'undo':
      return api.POST('/v1/merges/{mergeId}/undo', { params: { path: { mergeId: decision.mergeId } } });
    case 'accept':
      return api.POST('/v1/merge-suggestions/{id}/accept', { params: { path: { id: decision.suggestionId } } });
    case 'dismiss':
      return api.POST('/v1/merge-suggestions/{id}/dismiss', { params: { path: { id: decision.suggestionId } } });
  }
}

/** Any of these may change who is in which list, so all that shows contacts is asked for again. */
export function useMergeDecision(): UseMutationResult<unknown, Error, MergeDecision> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all([['contact'], ['contacts'], SUGGESTIONS].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
