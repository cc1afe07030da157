import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { createCredentialSeal } from '../../../db/credentials.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import {
  changeConnection,
  listConnections,
  putConnection,
  readConnection,
} from '../../../db/repositories/channel-connections.ts';
import type { App, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { connectionSchema, newConnection } from '../../schemas/channels.ts';
import { requireBranch } from '../known-branch.ts';
import { kindOf, presentConnections, readSecrets, testConnection } from './connections.ts';
import { oneConnectionRoutes } from './one.ts';
import { connectionStateRoutes } from './state.ts';

/** The accounts at providers by which customers write. Their secrets go in and never come out. */
export const channelRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  const { database, clock } = deps;
  const seal = createCredentialSeal(deps.secretKey);
  const tags = ['Channels'];
  oneConnectionRoutes(app, deps);
  connectionStateRoutes(app, deps);

  const listSchema = {
    tags,
    summary: 'Connections',
    response: { 200: z.object({ items: z.array(connectionSchema) }) },
  };
  app.get('/channels', { preHandler: requireRole('viewer'), schema: listSchema }, async (request) =>
    inWorkspace(database, request.caller.workspaceId, async (scope) => ({
      items: await presentConnections(scope, deps, request, await listConnections(scope)),
    })),
  );

  const makeSchema = {
    ...{ tags, summary: 'Connect an account' },
    description: 'An account that the workspace had connected before gets the new credentials under its old id.',
    body: newConnection,
    response: { 201: connectionSchema },
  };
  app.post('/channels', { preHandler: requireRole('admin'), schema: makeSchema }, async (request, reply) => {
    const { workspaceId, actor } = request.caller;
    const { name, credentials: given, options: chosen = {}, branchId } = request.body;
    const kind = kindOf(deps, request.body.kind);
    const { credentials, options } = readSecrets(deps, kind, given, chosen);
    const row = await inWorkspace(database, workspaceId, async (scope) => {
      await requireBranch(scope, branchId ?? null);
      const account = { kind: kind.kind, account_id: kind.accountOf(credentials), ...seal.close(credentials) };
      const of = { workspace_id: workspaceId, created_by: actor, created_at: clock() };
      const made = await putConnection(scope, { ...of, ...account, name, options });
      if (branchId !== undefined) await changeConnection(scope, made.id, { branch_id: branchId });
      const subject = { kind: 'channel', id: made.id } as const;
      await writeAudit(scope, { workspaceId, actor, action: 'channel.connect', subject });
      return made;
    });
    await testConnection(deps, request, row);
    const made = await inWorkspace(database, workspaceId, async (scope) => {
      const tested = await readConnection(scope, row.id);
      return tested && (await presentConnections(scope, deps, request, [tested]))[0];
    });
    if (made === undefined) throw notFound();
    return reply.code(201).send(made);
  });
};
