import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Every file of an installation that is not PostgreSQL's own, by its name, as text: the server's folder holds what docs/privacy.md
 * says of its log and of rows that were deleted.
 */
export function filesOutsidePostgres(dataDir: string): Map<string, string> {
  const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.split(path.sep)[0] !== 'postgres')
    .filter((name) => statSync(path.join(dataDir, name)).isFile());
  return new Map(names.map((name) => [name, readFileSync(path.join(dataDir, name)).toString('latin1')]));
}
