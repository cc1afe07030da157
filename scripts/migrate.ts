import { ConfigError, loadConfig } from '../config.ts';
import { ensureFirstWorkspace } from '../db/first-workspace.ts';
import { migrate } from '../db/migrate.ts';
import { machineLocale } from './up/machine-locale.ts';

/**
 * `npm run migrate`: brings the database of DATABASE_URL up to this version, before its API and workers are started. In an
 * empty one it also makes the first workspace, and prints the admin key unless RAPPORT_ADMIN_KEY gave it.
 */
const { databaseUrl, adminKey: given } = loadConfig();
if (databaseUrl === undefined) {
  throw new ConfigError('DATABASE_URL is not set: it names the database to migrate (`npm start` migrates its own).');
}
await migrate(databaseUrl);
const { adminKey } = await ensureFirstWorkspace(databaseUrl, { adminKey: given, locale: machineLocale() });
process.stdout.write('The database is up to date.\n');
if (adminKey !== null && given === undefined) process.stdout.write(`Admin key, shown this once: ${adminKey}\n`);
