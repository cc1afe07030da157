import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../install/places.ts';

/** What a build is made from: the dashboard's own files, how they are built, and the packages they use. */
const FILES = ['vite.config.ts', 'package-lock.json'];
const FOLDERS = ['web', 'scripts/web'];

/** The same for the same sources, whatever their dates: a fresh checkout of what is built already needs no build. */
export function hashOfSources(): string {
  const hash = createHash('sha256');
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name))),
  );
  for (const file of [...FILES, ...inFolders].sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(projectRoot, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
