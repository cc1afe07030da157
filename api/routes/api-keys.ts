import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { makeApiKey } from '../../db/api-key.ts';
import { inWorkspace } from '../../db/client.ts';
import { insertKey, listKeys, revokeKey, type ApiKeyRow } from '../../db/repositories/api-keys.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import { ROLES } from '../../domain/vocabulary.ts';
import type { Routes } from '../deps.ts';
import { requireRole } from '../plugins/auth.ts';
import { notFound, Problem } from '../problem.ts';
import { idParams, instantOut, uuid, words } from '../schemas/common.ts';

const newKey = z.strictObject({ name: words(100), role: z.enum(ROLES) });
const apiKey = z.object({
  id: uuid,
  name: z.string(),
  role: z.enum(ROLES),
  prefix: z.string(),
  createdAt: instantOut,
  lastUsedAt: instantOut.nullable(),
});

const present = (row: ApiKeyRow): z.output<typeof apiKey> => ({
  id: row.id,
  name: row.name,
  role: row.role,
  prefix: row.prefix,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
});

/** The keys of the workspace. */
export const apiKeyRoutes: Routes =
  ({ database }) =>
  async (app) => {
    const preHandler = requireRole('admin');
    const tags = ['API keys'];
    app.get(
      '/api-keys',
      { preHandler, schema: { tags, summary: 'Valid keys', response: { 200: z.object({ items: z.array(apiKey) }) } } },
      async ({ caller }) => ({ items: (await inWorkspace(database, caller.workspaceId, listKeys)).map(present) }),
    );
    app.post(
      '/api-keys',
      {
        preHandler,
        schema: {
          tags,
          summary: 'Make a key',
          body: newKey,
          response: { 201: apiKey.extend({ key: z.string().describe('shown this once') }) },
        },
      },
      async ({ caller: { workspaceId, actor }, body }, reply) => {
        const { key, hash, prefix } = makeApiKey();
        const row = await inWorkspace(database, workspaceId, async (scope) => {
          const made = await insertKey(scope, { id: uuidv7(), workspaceId, ...body, hash, prefix });
          await writeAudit(scope, {
            workspaceId,
            actor,
            action: 'api_key.create',
            subject: { kind: 'api_key', id: made.id },
          });
          return made;
        });
        return reply.code(201).send({ ...present(row), key });
      },
    );
    app.delete(
      '/api-keys/:id',
      { preHandler, schema: { tags, summary: 'Revoke a key', params: idParams, response: { 204: z.null() } } },
      async ({ caller: { workspaceId, actor }, params: { id } }, reply) => {
        const outcome = await inWorkspace(database, workspaceId, async (scope) => {
          const revoked = await revokeKey(scope, id);
          if (revoked !== 'revoked') return revoked;
          await writeAudit(scope, { workspaceId, actor, action: 'api_key.revoke', subject: { kind: 'api_key', id } });
          return revoked;
        });
        if (outcome === 'unknown') throw notFound();
        if (outcome === 'last_admin') throw new Problem(409, 'last_admin_key', 'A workspace keeps one admin key.');
        app.forgetCallers();
        return reply.code(204).send(null);
      },
    );
  };
