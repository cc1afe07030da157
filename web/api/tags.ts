import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { Contact } from './contacts.ts';

export type Tag = Contact['tags'][number];

// One array for all times: a new one at each call would look like other tags.
const NONE: readonly Tag[] = [];

export function useTags(): readonly Tag[] {
  const { data } = useQuery({ queryKey: ['tags'], queryFn: async () => body(await api.GET('/v1/tags')).items });
  return data ?? NONE;
}
