import type { Scope } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import type { UserRow } from '../../../db/repositories/users.ts';
import type { Caller } from '../../plugins/auth.ts';
import type { UserBody } from '../../schemas/users.ts';

export const presentUser = (row: UserRow): UserBody => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  state: row.removed_at ? 'removed' : row.joined_at ? 'active' : 'invited',
  invitedAt: row.invited_at.toISOString(),
  joinedAt: row.joined_at?.toISOString() ?? null,
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
});

/** Writes down what was done about a user; part of the transaction that does it. */
export const auditUser = (
  scope: Scope,
  { workspaceId, actor }: Caller,
  action: `user.${string}`,
  id: string,
  fields: readonly string[] = [],
): Promise<void> => writeAudit(scope, { workspaceId, actor, action, subject: { kind: 'user', id }, fields });
