import { z } from 'zod';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { createCredentialSeal } from '../../../db/credentials.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import {
  changeConnection,
  readConnection,
  removeConnection,
  type ConnectionChange,
  type ConnectionRow,
} from '../../../db/repositories/channel-connections.ts';
import { listUnknown } from '../../../db/repositories/received-webhooks.ts';
import { wakeConnected } from '../../../db/repositories/wake-connected.ts';
import { LostRace, retrying, wasOvertaken } from '../../../db/retry.ts';
import type { App, AppDeps } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound, Problem } from '../../problem.ts';
import { connectionChange, connectionSchema, keptEventSchema } from '../../schemas/channels.ts';
import { idParams } from '../../schemas/common.ts';
import { requireBranch } from '../known-branch.ts';
import { kindOf, presentConnections, readSecrets, testConnection } from './connections.ts';

/** Shows, changes and removes a connection. */
export function oneConnectionRoutes(app: App, deps: AppDeps): void {
  const { database, clock } = deps;
  const common = { tags: ['Channels'], params: idParams };

  const readSchema = { ...common, summary: 'A connection', response: { 200: connectionSchema } };
  app.get('/channels/:id', { preHandler: requireRole('viewer'), schema: readSchema }, async (request) =>
    inWorkspace(database, request.caller.workspaceId, (scope) => presentOne(scope, deps, request, request.params.id)),
  );

  const changeSchema = {
    ...common,
    summary: 'Change a connection',
    body: connectionChange,
    response: { 200: connectionSchema },
  };
  app.patch('/channels/:id', { preHandler: requireRole('admin'), schema: changeSchema }, async (request) => {
    const { id } = request.params;
    const { workspaceId, actor } = request.caller;
    const row = await changeOnce(deps, workspaceId, id, async (scope, before) => {
      await requireBranch(scope, request.body.branchId ?? null);
      const subject = { kind: 'channel', id } as const;
      await writeAudit(scope, {
        workspaceId,
        actor,
        action: 'channel.change',
        subject,
        fields: fieldsOf(request.body),
      });
      return changeOf(deps, before, request.body);
    });
    if (request.body.credentials !== undefined) await testConnection(deps, request, row);
    const shown = await inWorkspace(database, workspaceId, async (scope) => {
      // An option may open what the gate keeps shut.
      if (request.body.options !== undefined) await wakeConnected(scope, id);
      return presentOne(scope, deps, request, id);
    });
    if (request.body.options !== undefined) deps.bell.ring();
    return shown;
  });

  const removeSchema = { ...common, summary: 'Remove a connection and its secrets', response: { 204: z.null() } };
  app.delete('/channels/:id', { preHandler: requireRole('admin'), schema: removeSchema }, async (request, reply) => {
    const { id } = request.params;
    const { workspaceId, actor } = request.caller;
    await inWorkspace(database, workspaceId, async (scope) => {
      if (!(await removeConnection(scope, id, clock()))) throw notFound();
      const subject = { kind: 'channel', id } as const;
      await writeAudit(scope, { workspaceId, actor, action: 'channel.remove', subject });
    });
    return reply.code(204).send(null);
  });
  keptEventsRoute(app, deps);
}

function keptEventsRoute(app: App, { database }: AppDeps): void {
  const eventsSchema = {
    ...{ tags: ['Channels'], params: idParams, summary: 'What came by it and was not understood, the newest first' },
    response: { 200: z.object({ items: z.array(keptEventSchema) }) },
  };
  app.get('/channels/:id/events', { preHandler: requireRole('admin'), schema: eventsSchema }, async (request) =>
    inWorkspace(database, request.caller.workspaceId, async (scope) => {
      if ((await readConnection(scope, request.params.id)) === undefined) throw notFound();
      const kept = await listUnknown(scope, request.params.id);
      return {
        items: kept.map(({ id, type, body, received_at }) => ({
          id,
          type,
          body,
          receivedAt: received_at.toISOString(),
        })),
      };
    }),
  );
}

/** @throws Problem 404 */
export async function presentOne(
  scope: Scope,
  deps: AppDeps,
  asked: Parameters<typeof presentConnections>[2],
  id: string,
): Promise<z.output<typeof connectionSchema>> {
  const row = await readConnection(scope, id);
  const [shown] = row === undefined ? [] : await presentConnections(scope, deps, asked, [row]);
  if (shown === undefined) throw notFound();
  return shown;
}

type Change = z.output<typeof connectionChange>;

/** Names alone: a secret's value must not be in the audit log. */
const fieldsOf = ({ credentials, ...others }: Change): string[] => [
  ...Object.keys(others),
  ...Object.keys(credentials ?? {}).map((name) => `credentials.${name}`),
];

/** What is not named stays, among the credentials too: whoever renews a token need not know the other secrets. */
function changeOf(deps: AppDeps, before: ConnectionRow, change: Change): ConnectionChange {
  const kind = kindOf(deps, before.kind);
  const seal = createCredentialSeal(deps.secretKey);
  const given = renewed(seal.open(before) as Json, change.credentials ?? {});
  const { credentials, options } = readSecrets(deps, kind, given, { ...before.options, ...change.options });
  return {
    options,
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.branchId === undefined ? {} : { branch_id: change.branchId }),
    ...(change.credentials === undefined
      ? {}
      : { account_id: kind.accountOf(credentials), ...seal.close(credentials) }),
  };
}

type Json = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Also within a part, such as a mail server's, what is not named stays; the part of another provider takes the former's place. */
function renewed(known: Json, change: Json): Json {
  const given = Object.entries(change).map(([name, value]) => {
    const before = known[name];
    const isSame = isPart(value) && isPart(before) && (value['provider'] ?? before['provider']) === before['provider'];
    return [name, isSame ? { ...before, ...value } : value] as const;
  });
  return { ...known, ...Object.fromEntries(given) };
}

async function changeOnce(
  { database }: AppDeps,
  workspaceId: string,
  id: string,
  change: (scope: Scope, before: ConnectionRow) => Promise<ConnectionChange>,
): Promise<ConnectionRow> {
  const once = () =>
    inWorkspace(database, workspaceId, async (scope) => {
      const before = await readConnection(scope, id);
      if (before === undefined) throw notFound();
      const row = await changeConnection(scope, id, await change(scope, before));
      if (row === undefined) throw new LostRace('the connection is no longer there');
      return row;
    });
  return retrying(once).catch((error: unknown) => {
    if (!wasOvertaken(error)) throw error;
    throw new Problem(409, 'channel_already_connected', 'The workspace has another connection of this account.');
  });
}
