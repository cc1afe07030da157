import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { App } from '../deps.ts';

/** In the built page stands where each answer's own nonce goes. */
const NONCE_PLACE = '__STYLE_NONCE__';

/** Addresses of the API and its pages: nothing under them is ever the dashboard. */
const NOT_A_SCREEN = /^\/(v1|docs|webhooks|widget|assets)(\/|$)/;

/**
 * What the page may load: its own files and nothing else. Styles that the component library writes at run time carry the
 * nonce of this answer; scripts never do, so that injected markup cannot run anything.
 */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' https: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * The dashboard at `/`: the files of one build, hashed ones cached for good and sent as they were compressed by the build,
 * and the same page for every screen's address.
 *
 * @param folder of the build, see scripts/web/places.ts
 */
export async function installDashboard(app: App, folder: string): Promise<void> {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const sendPage = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy(nonce))
      .header('cache-control', 'no-cache')
      .serializer(String)
      .send(page.replaceAll(NONCE_PLACE, nonce));
  };
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['index.html', '.vite/**', 'widget/**', '**/*.{br,gz}'],
    cacheControl: false,
    setHeaders: (reply, file) => {
      const hashed = file.startsWith(path.join(folder, 'assets'));
      void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
    schemaHide: true,
  });
  app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply));
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const { pathname } = new URL(request.url, 'http://any');
    // A client that asks for JSON, or for a file of an older build, must hear that it is not there.
    const isScreen = !NOT_A_SCREEN.test(pathname) && (request.headers.accept ?? '').includes('text/html');
    if (isScreen) sendPage(reply);
    else reply.callNotFound();
    return reply;
  });
}
