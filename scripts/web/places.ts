import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../install/places.ts';

/** Builds of the dashboard, each in a folder named by what it was made from, so that a running API keeps the one it serves. */
export const buildsFolder = path.join(projectRoot, 'dist', 'web');

/** Says which of them is the newest; written last, so that it never names half a build. */
export const currentFile = path.join(buildsFolder, 'current');

/** Of each build: where the chat widget's script is, see api/plugins/widget-script.ts. */
export const WIDGET_FOLDER = 'widget';

/** The folder of the newest build, or undefined where the dashboard was never built. */
export function builtDashboard(): string | undefined {
  if (!existsSync(currentFile)) return undefined;
  const folder = path.join(buildsFolder, readFileSync(currentFile, 'utf8').trim());
  return existsSync(path.join(folder, 'index.html')) ? folder : undefined;
}
