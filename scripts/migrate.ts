import { ConfigError, loadConfig } from '../config.ts';
import { ensureFirstWorkspace } from '../db/first-workspace.ts';
import { migrate, type MigrationTold } from '../db/migrate.ts';
import { machineLocale } from './up/machine-locale.ts';
import { publicAddress, welcomeUrl } from './up/public-address.ts';

/**
 * `npm run migrate`: brings the database of DATABASE_URL up to this version, before its API and workers are started. In an
 * empty one it also makes the first workspace, and prints the admin key unless RAPPORT_ADMIN_KEY gave it; as long as nobody can sign
 * in, it prints a one-time link for that.
 */
const config = loadConfig();
const { databaseUrl, adminKey: given } = config;
if (databaseUrl === undefined) {
  throw new ConfigError('DATABASE_URL is not set: it names the database to migrate (`npm start` migrates its own).');
}
let waits: string | null = null;
await migrate(databaseUrl, { tell: sayDone });
const { adminKey, welcomeToken } = await ensureFirstWorkspace(databaseUrl, {
  adminKey: given,
  locale: machineLocale(),
});
process.stdout.write('The database is up to date.\n');
if (adminKey !== null && given === undefined) process.stdout.write(`Admin key, shown this once: ${adminKey}\n`);
if (welcomeToken !== null) {
  process.stdout.write(`Sign in, once within a day: ${welcomeUrl(publicAddress(config), welcomeToken)}\n`);
}

/** One that gives way says so once, and not each time that it comes again. */
function sayDone({ name, gaveWay, ms }: MigrationTold): void {
  if (!gaveWay) process.stdout.write(`${name}: done in ${(ms / 1_000).toFixed(1)} s\n`);
  else if (waits !== name)
    process.stdout.write(`${name}: its tables are in use; it comes again until it can have them\n`);
  waits = gaveWay ? name : null;
}
