import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { createCredentialSeal } from '../../../db/credentials.ts';
import { connectionsForWebhook } from '../../../db/repositories/channel-connections.ts';
import { appearanceOf, widgetOptions, type Appearance } from '../../../domain/widget/appearance.ts';
import { siteCredentials } from '../../../domain/widget/site.ts';
import type { App, AppDeps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';

/** A connected widget. */
export interface Site {
  readonly connectionId: string;
  readonly workspaceId: string;
  readonly allowedOrigins: readonly string[];
  readonly identitySecret: string | null;
  readonly appearance: Appearance;
}

declare module 'fastify' {
  interface FastifyRequest {
    site: Site;
  }
}

/** How long a connection is believed without asking the database: every page of a business's site asks. */
const BELIEVED_MS = 2_000;

/** Beyond this many in so short a time somebody is making ids up. */
const MOST_BELIEVED = 10_000;

/** Browsers ask again after so many seconds whether they may; two hours is the most that Chromium takes. */
const PREFLIGHT_SECONDS = '7200';

/**
 * Finds whose widget each request is for, and lets in only the pages that its owner has named: any other page is 403 and may not
 * even read that.
 */
export function installSite(app: App, deps: AppDeps): void {
  const find = createSites(deps);
  app.decorateRequest('site');
  app.addHook('onRequest', async (request, reply) => {
    const site = await find((request.params as { connection?: string }).connection ?? '');
    if (site === null) throw notFound();
    admit(request, reply, site);
    request.site = site;
  });
  app.options('/:connection/*', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'authorization, content-type')
      .header('access-control-max-age', PREFLIGHT_SECONDS)
      .code(204)
      .send(null),
  );
}

function admit(request: FastifyRequest, reply: FastifyReply, { allowedOrigins }: Site): void {
  void reply.header('vary', 'Origin');
  const origin = request.headers.origin ?? ownOrigin(request);
  if (origin === null || !allowedOrigins.includes(origin))
    throw new Problem(403, 'origin_not_allowed', 'This site is not among the allowed origins of the connection.');
  void reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', 'retry-after');
}

/** Browsers leave `Origin` out of a page's GET requests to its own server, and say so in another header that no page can set. */
const ownOrigin = ({ headers, protocol, host }: FastifyRequest): string | null =>
  headers['sec-fetch-site'] === 'same-origin' ? `${protocol}://${host}` : null;

function createSites(deps: AppDeps): (connectionId: string) => Promise<Site | null> {
  const believed = new Map<string, { site: Promise<Site | null>; until: number }>();
  return (connectionId) => {
    if (!z.guid().safeParse(connectionId).success) return Promise.resolve(null);
    const [id, now] = [connectionId.toLowerCase(), Date.now()];
    const known = believed.get(id);
    if (known !== undefined && known.until > now) return known.site;
    if (believed.size > MOST_BELIEVED) believed.clear();
    const site = readSite(deps, id);
    believed.set(id, { site, until: now + BELIEVED_MS });
    // A database that was away must be asked again by the next one.
    site.catch(() => believed.delete(id));
    return site;
  };
}

async function readSite({ database, secretKey }: AppDeps, id: string): Promise<Site | null> {
  const [row] = await connectionsForWebhook(database, 'web', id, []);
  if (row === undefined || row.paused) return null;
  const { allowedOrigins, identitySecret } = siteCredentials.parse(createCredentialSeal(secretKey).open(row));
  return {
    ...{ connectionId: row.id, workspaceId: row.workspace_id, allowedOrigins },
    identitySecret: identitySecret ?? null,
    appearance: appearanceOf(row.name, widgetOptions.parse(row.options)),
  };
}
