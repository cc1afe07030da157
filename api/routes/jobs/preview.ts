import { z } from 'zod';
import { analysisChanges, PREVIEWED } from '../../../domain/preview.ts';
import { applySettingsPatch } from '../../../domain/settings.ts';
import { inWorkspace } from '../../../db/client.ts';
import { readSettings } from '../../../db/repositories/settings.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { impossible, invalid } from '../../problem.ts';
import { uuid } from '../../schemas/common.ts';
import { whatIf } from './what-if.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const previewSchema = z.object({
  changed: z.int().describe('contacts whose row would show something else'),
  byChange: z.partialRecord(z.enum(PREVIEWED), z.int()),
  sample: z.array(
    z.object({
      id: uuid,
      name: z.string().nullable(),
      changes: z.array(z.object({ what: z.enum(PREVIEWED), before: value, after: value })),
    }),
  ),
  exact: z.boolean().describe('false when contacts were sampled, or when a signal counts from now on only'),
  total: z.int().describe('contacts that have been judged at all'),
  judged: z.int().describe('contacts that were judged by both settings; the counts are projected from them'),
  fromNowOn: z
    .array(z.object({ signalId: z.string(), change: z.enum(['new', 'changed']) }))
    .describe('signals that count in messages from now on, and in past ones only after POST /v1/settings/reanalyse'),
});

const query = z.object({
  limit: z.coerce.number().int().min(0).max(10_000).default(20).describe('contacts in `sample`, by id'),
  exact: z
    .enum(['true', 'false'])
    .default('false')
    .describe('judge every contact, also where there are more than 50,000; takes minutes for a million'),
});

export const previewRoutes: Routes = (deps) => async (app) => {
  app.route({
    method: 'POST',
    url: '/settings/preview',
    schema: {
      summary: 'What a change of the settings would change',
      description:
        'Takes the patch that PATCH /v1/settings would take, stores nothing, and names what would change at this instant. Exact for ' +
        'thresholds, weights, grades and flags.',
      tags: ['Settings'],
      body: z.record(z.string(), z.unknown()),
      querystring: query,
      response: { 200: previewSchema },
    },
    preHandler: requireRole('admin'),
    handler: async (request) => {
      const { workspaceId } = request.caller;
      const { document } = await inWorkspace(deps.database, workspaceId, readSettings);
      const patched = applySettingsPatch(document, request.body);
      if (!patched.ok) {
        throw patched.kind === 'invalid'
          ? invalid(patched.errors, 'The patch makes no valid settings.')
          : impossible('settings_contradiction', patched.errors, 'The settings would contradict themselves.');
      }
      const fromNowOn = analysisChanges(document, patched.settings);
      const result = await whatIf(deps.database, {
        workspaceId,
        from: document,
        to: patched.settings,
        now: deps.clock().toISOString(),
        sampleSize: request.query.limit,
        all: request.query.exact === 'true',
      });
      return { ...result, exact: result.judged === result.total && fromNowOn.length === 0, fromNowOn };
    },
  });
};
