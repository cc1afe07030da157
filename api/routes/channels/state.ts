import { inWorkspace } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { changeConnection, readConnection } from '../../../db/repositories/channel-connections.ts';
import { wakeConnected } from '../../../db/repositories/wake-connected.ts';
import type { App, AppDeps } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { connectionSchema } from '../../schemas/channels.ts';
import { idParams } from '../../schemas/common.ts';
import { testConnection } from './connections.ts';
import { presentOne } from './one.ts';

const SWITCHES = {
  pause: { summary: 'Send nothing by it for now; what customers write still comes in', action: 'channel.pause' },
  resume: { summary: 'Send by it again', action: 'channel.resume' },
} as const;

/** Tests, pauses and resumes a connection. */
export function connectionStateRoutes(app: App, deps: AppDeps): void {
  const { database, clock } = deps;
  const preHandler = requireRole('admin');
  const common = { tags: ['Channels'], params: idParams, response: { 200: connectionSchema } };

  const testSchema = { ...common, summary: 'Ask the provider whether the account can be used' };
  app.post('/channels/:id/test', { preHandler, schema: testSchema }, async (request) => {
    const { id } = request.params;
    const { workspaceId } = request.caller;
    const row = await inWorkspace(database, workspaceId, (scope) => readConnection(scope, id));
    if (row === undefined) throw notFound();
    await testConnection(deps, request, row);
    return inWorkspace(database, workspaceId, (scope) => presentOne(scope, deps, request, id));
  });

  for (const path of ['pause', 'resume'] as const) {
    const { summary, action } = SWITCHES[path];
    app.post(`/channels/:id/${path}`, { preHandler, schema: { ...common, summary } }, async (request) => {
      const { id } = request.params;
      const { workspaceId, actor } = request.caller;
      const shown = await inWorkspace(database, workspaceId, async (scope) => {
        const row = await changeConnection(scope, id, { paused_at: path === 'pause' ? clock() : null });
        if (row === undefined) throw notFound();
        if (path === 'resume') await wakeConnected(scope, id);
        await writeAudit(scope, { workspaceId, actor, action, subject: { kind: 'channel', id } });
        return presentOne(scope, deps, request, id);
      });
      if (path === 'resume') deps.bell.ring();
      return shown;
    });
  }
}
