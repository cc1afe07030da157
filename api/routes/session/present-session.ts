import { inWorkspace } from '../../../db/client.ts';
import { membershipsOf } from '../../../db/repositories/accounts.ts';
import { readSettings } from '../../../db/repositories/settings.ts';
import { readUser } from '../../../db/repositories/users.ts';
import { readWorkspaceName } from '../../../db/repositories/workspaces.ts';
import { ROLES, type Role } from '../../../domain/vocabulary.ts';
import type { AppDeps } from '../../deps.ts';
import { CAPABILITIES, type SessionBody } from '../../schemas/session.ts';

type Capability = (typeof CAPABILITIES)[number];

/** The least role that may do it, as the routes ask for it. */
const LEAST: Readonly<Record<Capability, Role>> = {
  read: 'viewer',
  decide: 'agent',
  edit: 'agent',
  settings: 'admin',
  delete: 'admin',
  keys: 'admin',
  users: 'admin',
};

const capabilitiesOf = (role: Role): Capability[] =>
  CAPABILITIES.filter((capability) => ROLES.indexOf(role) >= ROLES.indexOf(LEAST[capability]));

/** Whose session, or which key, it is. */
export interface SessionOf {
  readonly workspaceId: string;
  readonly role: Role;
  readonly actor: string;
  /** Null for a key. */
  readonly person: { readonly accountId: string; readonly userId: string; readonly expiresAt: Date } | null;
}

/** All that the dashboard has to know before it shows its first screen. */
export async function presentSession(
  deps: AppDeps,
  { workspaceId, role, actor, person }: SessionOf,
): Promise<SessionBody> {
  const { name, locale, user } = await inWorkspace(deps.database, workspaceId, async (scope) => ({
    name: await readWorkspaceName(scope),
    locale: (await readSettings(scope)).document.locale,
    user: person && (await readUser(scope, person.userId)),
  }));
  const workspaces = person
    ? (await membershipsOf(deps.database, person.accountId)).map((membership) => ({
        id: membership.workspace_id,
        name: membership.workspace_name,
        role: membership.role,
      }))
    : [{ id: workspaceId, name, role }];
  return {
    user: user ? { id: user.id, name: user.name, email: user.email ?? '' } : null,
    ...{ actor, role, capabilities: capabilitiesOf(role), workspace: { id: workspaceId, name }, workspaces },
    locale: { country: locale.country, timeZone: locale.timeZone, languages: [...locale.languages] },
    temporalUiUrl: deps.temporalUiUrl ?? null,
    expiresAt: person?.expiresAt.toISOString() ?? null,
  };
}
