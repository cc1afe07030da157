import type { ReactNode } from 'react';
import { useUsers } from '../../api/users.ts';

/** The person who looks after a contact, by name; nothing for nobody. */
export function AssigneeName({ id }: { id: string | null }): ReactNode {
  const users = useUsers();
  return id === null ? null : (users.find((user) => user.id === id)?.name ?? null);
}
