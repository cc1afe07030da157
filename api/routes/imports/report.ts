import { Readable } from 'node:stream';
import { z } from 'zod';
import { REJECTIONS, type Rejection } from '../../../domain/import/reasons.ts';
import { inWorkspace } from '../../../db/client.ts';
import { firstOutcomes, rejectedAfter, type OutcomeRow } from '../../../db/repositories/import-outcomes.ts';
import { readImport, type Import } from '../../../db/repositories/imports.ts';
import { readJob, readTally, type Job } from '../../../db/repositories/jobs.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole, type Caller } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { importSchema } from '../../schemas/imports.ts';
import { endWhenStalled } from '../reading/stalled.ts';

const SHOWN = 150;
const PAGE = 1_000;

/** What became of a file. */
export const reportRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  app.get(
    '/imports/:id',
    {
      preHandler: requireRole('viewer'),
      schema: {
        tags: ['Imports'],
        summary: 'What became of a file, or of a dry run would become',
        description: 'Kept for a week.',
        params: idParams,
        response: { 200: importSchema },
      },
    },
    ({ caller, params: { id } }) =>
      inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const [file, job] = [await readImport(scope, id), await readJob(scope, id)];
        if (file === null || job === undefined) throw notFound();
        return present(file, job, await readTally(scope, id), await firstOutcomes(scope, id, SHOWN));
      }),
  );
  rejectedRoute(app, deps);
};

function present(file: Import, job: Job, tally: Readonly<Record<string, number>>, sample: readonly OutcomeRow[]) {
  const { created = 0, updated = 0, unchanged = 0, rejected = 0 } = tally;
  const { id, dryRun, fileName, header, mapping } = file;
  const reasons = Object.entries(tally).flatMap(([key, count]) => {
    const code = key.startsWith('rejected.') ? key.slice('rejected.'.length) : null;
    return code === null ? [] : [{ code, meaning: REJECTIONS[code as Rejection], count }];
  });
  return {
    ...{ id, state: job.state, dryRun, fileName, header: [...header], mapping: [...mapping] },
    ...{ total: job.total ?? 0, created, updated, unchanged, rejected },
    reasons: reasons.sort((one, other) => other.count - one.count),
    sample: sample.map((row) => ({ ...row, changes: [...row.changes], cells: [...row.cells] })),
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}

function rejectedRoute(app: App, deps: AppDeps): void {
  app.get(
    '/imports/:id/rejected.csv',
    {
      exposeHeadRoute: false,
      preHandler: requireRole('agent'),
      schema: {
        tags: ['Imports'],
        summary: 'The rows that were not taken, as CSV',
        description:
          'The columns of the file after the number of the line and the reason, so that the rows can be put right and sent again. ' +
          'Cells that a spreadsheet would run as a formula begin with an apostrophe, which an import takes off again.',
        params: idParams,
        produces: ['text/csv'],
        response: { 200: z.string() },
      },
    },
    async ({ caller, params: { id } }, reply) => {
      const file = await inWorkspace(deps.database, caller.workspaceId, (scope) => readImport(scope, id));
      if (file === null) throw notFound();
      endWhenStalled(reply);
      reply.header('content-disposition', 'attachment; filename="rejected.csv"').header('cache-control', 'no-store');
      reply.type('text/csv; charset=utf-8');
      // Fastify's types know the schema's string alone; what it writes is the stream.
      return reply.send(Readable.from(linesOf(deps, caller, file)) as unknown as string);
    },
  );
}

/** Page by page, each a transaction of its own: a slow reader holds nothing. */
async function* linesOf(
  { database }: AppDeps,
  { workspaceId }: Caller,
  { id, header }: Import,
): AsyncGenerator<string> {
  yield line(['line', 'reason', ...header]);
  let after = 0;
  let page: OutcomeRow[];
  do {
    const from = { after, limit: PAGE };
    page = await inWorkspace(database, workspaceId, (scope) => rejectedAfter(scope, id, from));
    yield page.map((row) => line([String(row.line), reasonOf(row), ...row.cells])).join('');
    after = page.at(-1)?.line ?? after;
  } while (page.length === PAGE);
}

const reasonOf = ({ reason, field }: OutcomeRow): string => {
  const meaning = reason === null ? '' : `${reason}: ${REJECTIONS[reason as Rejection]}`;
  return field === null ? meaning : `${meaning} (${field})`;
};

const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** A phone number in E.164 begins with a "+" and is no formula. */
const FORMULA = /^(?!\+[1-9]\d{1,14}$)[=+\-@\t\r]/;

function quoted(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
