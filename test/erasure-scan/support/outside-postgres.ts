import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Every file of an installation that is not PostgreSQL's own, by its name, as text: the server's folder holds what docs/privacy.md
 * says of its log and of rows that were deleted.
 */
export function filesOutsidePostgres(dataDir: string): Map<string, string> {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => path.relative(dataDir, file).split(path.sep)[0] !== 'postgres');
  return new Map(
    files.flatMap((file) => {
      const text = textOf(file);
      return text === undefined ? [] : [[path.relative(dataDir, file), text] as const];
    }),
  );
}

/** The running servers remove files of their own meanwhile, such as Temporal's journal of one transaction: what is gone holds nothing. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
