import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from '../deps.ts';

/**
 * Its address stands in the pages of others and never changes: a browser takes an hour-old one at once and looks for a newer one
 * meanwhile, so that an update reaches everybody within a day.
 */
const CACHE = 'public, max-age=3600, stale-while-revalidate=86400';

/**
 * `/widget.js`, which any page may load.
 *
 * @param folder of the build, see scripts/web/places.ts
 */
export async function installWidgetScript(app: App, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: path.join(folder, 'widget'),
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}'],
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply) => {
      void reply.header('cache-control', CACHE);
      // For pages that isolate themselves, and those that hold the script to a hash (`integrity`).
      void reply.header('cross-origin-resource-policy', 'cross-origin');
      void reply.header('access-control-allow-origin', '*');
    },
    schemaHide: true,
  });
}
