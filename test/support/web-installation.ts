import { rmSync, mkdtempSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from '../../scripts/install/chromium.ts';
import { startInstallation } from '../../scripts/demo/npm-start.ts';

/** What the tests of the dashboard share. */
export interface WebInstallation {
  readonly baseUrl: string;
  /** The installation's own key, which also makes workspaces. */
  readonly adminKey: string;
  /** The embedded database's, as its owner. */
  readonly databaseUrl: string;
  readonly chromium: string;
}

/** One `npm start` as a person has it, with the dashboard built, on a data directory and ports of its own. */
export async function startWebInstallation(): Promise<{ address: string; stop(): Promise<void> }> {
  const chromium = findChromium(console.log);
  const folder = mkdtempSync(path.join(tmpdir(), 'rapport-web-'));
  // As root, PostgreSQL runs as another user, who has to pass through.
  chmodSync(folder, 0o711);
  const { baseUrl, adminKey, databaseUrl, stop } = await startInstallation({
    dataDir: path.join(folder, 'data'),
    environment: {
      ...{ RAPPORT_ADMIN_KEY: 'rk_tests_of_the_dashboard', LOG_LEVEL: 'warn' },
      // Endpoints of tests are on this machine.
      RAPPORT_ALLOW_PRIVATE_TARGETS: '1',
    },
  });
  const shared: WebInstallation = { baseUrl, adminKey, databaseUrl: databaseUrl(), chromium };
  return {
    address: JSON.stringify(shared),
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
