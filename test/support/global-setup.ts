import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startTestPostgres } from './postgres-server.ts';
import { startTestTemporal } from './temporal-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the broker that starts a shared server at the first request for it. */
    readonly testServers: string;
  }
}

interface SharedServer {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * One PostgreSQL, one Temporal and one whole installation for the run, each started when the first test file asks for it: a
 * run of pure unit tests starts none.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const starters: Record<string, () => Promise<SharedServer>> = {
    '/postgres': startTestPostgres,
    '/temporal': startTestTemporal,
    // Loaded when it is asked for: most runs need no browser.
    '/web': async () => (await import('./web-installation.ts')).startWebInstallation(),
  };
  const started = new Map<string, Promise<SharedServer>>();
  const broker = createServer((request, response) => {
    const start = starters[request.url ?? ''];
    if (start === undefined) {
      response.writeHead(404).end();
      return;
    }
    const server = started.get(request.url ?? '') ?? start();
    started.set(request.url ?? '', server);
    server.then(
      ({ address }) => response.end(address),
      (error: unknown) =>
        response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  });
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  project.provide('testServers', `http://127.0.0.1:${String((broker.address() as AddressInfo).port)}`);
  return async () => {
    broker.close();
    broker.closeAllConnections();
    for (const server of await Promise.allSettled(started.values())) {
      if (server.status === 'fulfilled') await server.value.stop();
    }
  };
}
