import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, type Config } from '../config.ts';

/**
 * DATABASE_URL, or the embedded database while `npm start` runs it.
 * @throws ConfigError when there is neither
 */
export function databaseUrlOf(config: Config): string {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const file = path.join(config.dataDir, 'database-url');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new ConfigError('DATABASE_URL is not set, and there is no embedded database here (`npm start` makes one).');
}

/** TEMPORAL_ADDRESS, or the embedded server while `npm start` runs it. */
export function temporalAddressOf(config: Config): string {
  return config.temporalAddress ?? `127.0.0.1:${String(config.temporalPort)}`;
}
