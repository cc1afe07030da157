import { useQuery, useQueryClient } from '@tanstack/react-query';
import { texts } from '../texts/texts.ts';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';
import { useLive } from './use-live.ts';

export type User = paths['/v1/users']['get']['responses'][200]['content']['application/json']['items'][number];

// One array for all times: a new one at each call would look like other people.
const NONE: readonly User[] = [];

/** Everybody of the workspace, those who left included, since the past names them. */
export function useUsers(): readonly User[] {
  const { data } = useQuery({
    queryKey: ['users'],
    queryFn: async () => body(await api.GET('/v1/users', { params: { query: { removed: 'true' } } })).items,
    staleTime: 5 * 60_000,
  });
  return data ?? NONE;
}

/** Who did something, by name: `user:<id>`, `key:<id>`, or the engine, as ledgers name them. */
export function useActorName(): (actor: string | null) => string {
  const users = useUsers();
  const words = texts.words.actor;
  return (actor) => {
    const [kind = '', id] = (actor ?? '').split(':');
    if (kind === 'user') return users.find((user) => user.id === id)?.name ?? words.somebody;
    return words.byKind[kind as keyof typeof words.byKind] ?? words.somebody;
  };
}

const PERSON = /^(?:user:)?([0-9a-f-]{36})$/;

/** Asks for the people again when one of them acts who was not there before; used once, by the shell. */
export function useNewcomers(): void {
  const client = useQueryClient();
  const meet = (actor: string | null): void => {
    const id = PERSON.exec(actor ?? '')?.[1];
    const known = client.getQueryData<readonly User[]>(['users']);
    if (id !== undefined && known?.every((user) => user.id !== id))
      void client.invalidateQueries({ queryKey: ['users'] });
  };
  useLive('conversation.changed', ({ assignee }) => meet(assignee));
  useLive('review.changed', ({ assignee }) => meet(assignee));
  useLive('follow_up.changed', ({ decidedBy }) => meet(decidedBy));
}
