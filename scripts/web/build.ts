import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../install/places.ts';
import { compressFiles } from './compress.ts';
import { buildsFolder, currentFile, WIDGET_FOLDER } from './places.ts';

/** An API that was started before the last builds may still serve from theirs. */
const KEEP_MS = 24 * 3_600_000;

/** Builds the dashboard and the chat widget into the folder `name` of dist/web and makes it the current one. */
export async function buildDashboard(name: string): Promise<void> {
  const [target, work] = [path.join(buildsFolder, name), path.join(buildsFolder, `${name}.${String(process.pid)}`)];
  mkdirSync(buildsFolder, { recursive: true });
  // Made beside its place and then renamed: a build that is killed half-way leaves nothing that looks complete.
  await build({
    configFile: path.join(projectRoot, 'vite.config.ts'),
    root: path.join(projectRoot, 'web'),
    logLevel: 'warn',
    build: { outDir: work, emptyOutDir: true },
  });
  // Beside the dashboard's files, in a folder of its own: it is served to the pages of others, by other rules.
  await build({
    configFile: path.join(projectRoot, 'web', 'widget', 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: path.join(work, WIDGET_FOLDER), emptyOutDir: true },
  });
  compressFiles(work);
  // Two first starts side by side: the other one's build is as good.
  if (existsSync(target)) rmSync(work, { recursive: true, force: true });
  else renameSync(work, target);
  writeFileSync(`${currentFile}.${String(process.pid)}`, `${name}\n`);
  renameSync(`${currentFile}.${String(process.pid)}`, currentFile);
  removeOld(name);
}

function removeOld(current: string): void {
  for (const entry of readdirSync(buildsFolder, { withFileTypes: true })) {
    const folder = path.join(buildsFolder, entry.name);
    if (!entry.isDirectory() || entry.name === current || Date.now() - statSync(folder).mtimeMs < KEEP_MS) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}
