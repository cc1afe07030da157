import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isAlive } from '../../db/repositories/heartbeats.ts';
import type { AppDeps } from '../deps.ts';

const tags = ['Health'];
const security: [] = [];

const readiness = z.object({
  ready: z.boolean(),
  missing: z.array(z.enum(['postgres', 'temporal', 'worker'])),
});
type Part = z.output<typeof readiness>['missing'][number];

/** How long a part may take to answer before it counts as missing; a probe waits no longer than that either. */
const PATIENCE_MS = 2_000;

/** For load balancers and supervisors; none of it takes a key. */
export const healthRoutes =
  ({ database, gateway }: AppDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const checks: Record<Part, () => Promise<boolean>> = {
      postgres: async () => Boolean(await database.raw('SELECT 1')),
      temporal: () => gateway.reachable(),
      worker: () => isAlive(database, 'worker'),
    };
    const missingOf = async (parts: readonly Part[]): Promise<Part[]> => {
      const there = await Promise.all(parts.map((part) => inTime(checks[part]())));
      return parts.filter((_part, index) => !there[index]);
    };
    const probe = (path: string, summary: string, parts: readonly Part[]): void => {
      app.get(
        path,
        { schema: { tags, security, summary, response: { 200: readiness, 503: readiness } } },
        async (_request, reply) => {
          const missing = await missingOf(parts);
          if (missing.length > 0) reply.code(503).header('retry-after', '2');
          return { ready: missing.length === 0, missing };
        },
      );
    };

    app.get(
      '/healthz',
      {
        schema: { tags, security, summary: 'The process lives', response: { 200: z.object({ ok: z.literal(true) }) } },
      },
      async () => ({ ok: true as const }),
    );
    probe('/readyz/accept', 'Messages can be accepted', ['postgres']);
    probe('/readyz', 'Everything is there', ['postgres', 'temporal', 'worker']);
  };

/** A part that does not answer is missing as much as one that answers no; why it fails is in the log of that part. */
function inTime(check: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS, false);
    check
      .then(resolve, () => {
        resolve(false);
      })
      .finally(() => {
        clearTimeout(timer);
      });
  });
}
