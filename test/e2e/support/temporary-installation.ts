import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openClient, type RapportClient } from '../../../scripts/demo/http-client.ts';
import { startInstallation, type Installation } from '../../../scripts/demo/npm-start.ts';
import { freePort } from '../../../scripts/up/ports.ts';

/** A data directory of a test, and the installations started on it one after the other. */
export interface TemporaryHome {
  readonly dataDir: string;
  /** The first or a further start on the same data. */
  readonly start: () => Promise<Running>;
  /** Stops whatever still runs and removes the data. */
  readonly remove: () => Promise<void>;
}

export interface Running extends Installation {
  readonly client: RapportClient;
  readonly temporalAddress: string;
}

/** Makes an empty data directory. The client of each start holds `connections` connections at most; `extra` is its environment's own. */
export function temporaryHome(connections = 8, extra: Record<string, string> = {}): TemporaryHome {
  const folder = mkdtempSync(path.join(tmpdir(), 'rapport-e2e-'));
  // As root, PostgreSQL runs as another user, who has to pass through.
  chmodSync(folder, 0o711);
  const dataDir = path.join(folder, 'data');
  const started: Running[] = [];
  return {
    dataDir,
    async start() {
      const ports = { postgres: 0, temporal: await freePort(), temporalUi: 0 };
      const environment = { RAPPORT_ADMIN_KEY: 'rk_end_to_end_tests_only', LOG_LEVEL: 'warn', ...extra };
      const installation = await startInstallation({ dataDir, serverPorts: ports, environment });
      const client = openClient({ baseUrl: installation.baseUrl, key: installation.adminKey, connections });
      const temporalAddress = `127.0.0.1:${String(ports.temporal)}`;
      const running = { ...installation, client, temporalAddress };
      started.push(running);
      return running;
    },
    async remove() {
      for (const { client, stop } of started) {
        client.close();
        await stop();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
