import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import { insertJob } from '../../db/repositories/jobs.ts';
import { insertSettings, readSettings, type SettingsVersion } from '../../db/repositories/settings.ts';
import { LostRace, retrying } from '../../db/retry.ts';
import { applySettingsPatch, settingsSchema, type Settings } from '../../domain/settings.ts';
import type { Routes } from '../deps.ts';
import { requireRole, type Caller } from '../plugins/auth.ts';
import { impossible, invalid, Problem } from '../problem.ts';

/** The job that classes the contacts anew after a change, for whoever wants to watch it. */
const JOB_HEADER = 'rapport-job';

const etagOf = (version: number): string => `"${String(version)}"`;

/** The workspace's settings, each change a new version. */
export const settingsRoutes: Routes = (deps) => async (app) => {
  app.get(
    '/settings',
    {
      preHandler: requireRole('viewer'),
      schema: { tags: ['Settings'], summary: 'The settings in force', response: { 200: settingsSchema } },
    },
    async (request, reply) => {
      const { version, document } = await inWorkspace(deps.database, request.caller.workspaceId, readSettings);
      reply.header('etag', etagOf(version));
      return document;
    },
  );
  app.patch(
    '/settings',
    {
      preHandler: requireRole('admin'),
      schema: {
        tags: ['Settings'],
        summary: 'Change settings by a JSON merge patch',
        description:
          'Messages accepted afterwards follow the new settings at once; all contacts are then classed anew by a job, whose id is in ' +
          `the header ${JOB_HEADER}.`,
        body: z.record(z.string(), z.unknown()),
        response: { 200: settingsSchema },
      },
    },
    async (request, reply) => {
      const { caller, body } = request;
      const changed = await retrying(() =>
        inWorkspace(deps.database, caller.workspaceId, (scope) =>
          changeSettings(scope, caller, body, wantedVersion(request)),
        ),
      );
      deps.bell.ring();
      reply.header('etag', etagOf(changed.version));
      if (changed.jobId !== undefined) reply.header(JOB_HEADER, changed.jobId);
      return changed.document;
    },
  );
};

/** The tags of If-Match; undefined where any version will do. */
function wantedVersion({ headers }: FastifyRequest): readonly string[] | undefined {
  const tags = headers['if-match']?.split(',').map((tag) => tag.trim());
  return tags?.includes('*') ? undefined : tags;
}

async function changeSettings(
  scope: Scope,
  { workspaceId, actor }: Caller,
  patch: Record<string, unknown>,
  wanted: readonly string[] | undefined,
): Promise<SettingsVersion & { readonly jobId?: string }> {
  const current = await readSettings(scope);
  if (wanted && !wanted.includes(etagOf(current.version))) {
    throw new Problem(412, 'settings_changed', 'The settings have been changed since they were read.');
  }
  const document = patched(current.document, patch);
  if (JSON.stringify(document) === JSON.stringify(settingsSchema.parse(current.document))) return current;
  if (!(await insertSettings(scope, { workspaceId, previous: current.version, document, actor }))) {
    throw new LostRace('the settings were changed meanwhile');
  }
  const version = current.version + 1;
  const job = { workspaceId, kind: 'reclassify', request: { settingsVersion: version }, actor };
  const jobId = await insertJob(scope, job);
  const subject = { kind: 'settings', id: String(version) } as const;
  await writeAudit(scope, { workspaceId, actor, action: 'settings.change', subject, fields: Object.keys(patch) });
  return { version, document, jobId };
}

function patched(current: Settings, patch: Record<string, unknown>): Settings {
  const result = applySettingsPatch(current, patch);
  if (result.ok) return result.settings;
  if (result.kind === 'invalid') throw invalid(result.errors, 'The patch makes no valid settings.');
  throw impossible('settings_contradiction', result.errors, 'The settings would contradict themselves.');
}
