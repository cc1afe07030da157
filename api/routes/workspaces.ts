import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { makeApiKey } from '../../db/api-key.ts';
import { inWorkspace } from '../../db/client.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import { createWorkspace } from '../../db/repositories/workspaces.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { Routes } from '../deps.ts';
import { Problem } from '../problem.ts';
import { uuid, words } from '../schemas/common.ts';

const newWorkspace = z.strictObject({ name: words(200) });
const madeWorkspace = z.object({ id: uuid, name: z.string(), adminKey: z.string().describe('shown this once') });

/** Workspaces of the installation; only its first key makes them. */
export const workspaceRoutes: Routes = (deps) => async (app) => {
  app.post(
    '/workspaces',
    {
      preHandler: async ({ caller }) => {
        if (!caller.installation) throw new Problem(403, 'forbidden', "This takes the installation's first key.");
      },
      schema: {
        tags: ['Workspaces'],
        summary: 'Make a workspace with its admin key',
        body: newWorkspace,
        response: { 201: madeWorkspace },
      },
    },
    async ({ body, caller }, reply) => {
      const id = uuidv7();
      const key = makeApiKey();
      const settings = defaultSettings(deps.locale);
      await createWorkspace(deps.database, { id, name: body.name, settings, keyId: uuidv7(), key });
      await inWorkspace(deps.database, caller.workspaceId, (scope) =>
        writeAudit(scope, {
          ...{ workspaceId: caller.workspaceId, actor: caller.actor, action: 'workspace.create' },
          subject: { kind: 'workspace', id },
        }),
      );
      return reply.code(201).send({ id, name: body.name, adminKey: key.key });
    },
  );
};
