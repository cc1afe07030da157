import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig, type Config } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { rotateSecrets } from '../db/rotate-secrets.ts';
import { databaseUrlOf } from './addresses.ts';
import { writePrivately } from './up/data-dir.ts';

const USAGE = `RAPPORT_SECRET_KEY=<new key> RAPPORT_FORMER_SECRET_KEY=<old key> npm run rotate-secrets

Seals the secrets of channels and webhooks under the new key. Without RAPPORT_FORMER_SECRET_KEY the old one is read from
<data dir>/secret-key, and the new one is written there. Restart the API and the worker with the new key afterwards.`;

/** Gives the installation another secret key. */
async function rotate(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
  const config = loadConfig();
  const { secretKey: to } = config;
  const file = path.join(config.dataDir, 'secret-key');
  const from = formerKey(config, file);
  if (values.help || to === undefined || from === undefined || from === to) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const role = 'rapport_maintenance';
  const db = openDatabase({ url: databaseUrlOf(config), role, poolSize: 1, applicationName: 'rapport rotate-secrets' });
  try {
    const { connections, webhooks, optOutsOfErased } = await rotateSecrets(db, { from, to });
    if (existsSync(file)) writePrivately(file, `${to}\n`);
    process.stdout.write(`Sealed anew: ${String(connections)} channels, ${String(webhooks)} webhooks.\n`);
    if (optOutsOfErased > 0) {
      process.stdout.write(
        `${String(optOutsOfErased)} opt-outs of erased people are known by hashes under the old key, and match nobody now.\n`,
      );
    }
  } finally {
    await db.destroy();
  }
}

const formerKey = ({ formerSecretKey }: Config, file: string): string | undefined =>
  formerSecretKey ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);

rotate().catch((error: unknown) => {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const reason = isUsage
    ? USAGE
    : error instanceof ConfigError
      ? error.message
      : `Nothing was changed: ${String(error)}`;
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
});
