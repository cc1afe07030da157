import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openClient, type RapportClient } from '../../scripts/demo/http-client.ts';
import { startInstallation, type Installation } from '../../scripts/demo/npm-start.ts';
import { freePort } from '../../scripts/up/ports.ts';

export const CONNECTIONS = 50;
const POOL_SIZE = 20;

/** What a measurement works on: one installation, reached as a client would and by hand. */
export interface Setting {
  readonly size: 'quick' | 'full';
  readonly installation: Installation;
  /** Holds {@link CONNECTIONS} at most. */
  readonly client: RapportClient;
  readonly temporalAddress: string;
  /** As large as the API's own pool, and logged in as the tables' owner: no policies, no views. */
  readonly pool: pg.Pool;
  readonly workspaceId: string;
}

/** Runs the measurements on an installation of its own, which is gone afterwards. */
export async function withSetting(size: Setting['size'], work: (setting: Setting) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rapport-bench-'));
  // As root, PostgreSQL runs as another user, who has to pass through.
  chmodSync(folder, 0o711);
  const temporalPort = await freePort();
  const installation = await startInstallation({
    dataDir: path.join(folder, 'data'),
    serverPorts: { postgres: 0, temporal: temporalPort, temporalUi: 0 },
    environment: { LOG_LEVEL: 'warn', RAPPORT_API_POOL_SIZE: String(POOL_SIZE) },
  });
  const { baseUrl, adminKey, databaseUrl } = installation;
  const client = openClient({ baseUrl, key: adminKey, connections: CONNECTIONS });
  const pool = new pg.Pool({ connectionString: databaseUrl(), max: POOL_SIZE });
  try {
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM rapport.workspaces');
    const workspaceId = rows[0]?.id ?? '';
    await work({ size, installation, client, temporalAddress: `127.0.0.1:${String(temporalPort)}`, pool, workspaceId });
  } finally {
    client.close();
    await pool.end();
    await installation.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
