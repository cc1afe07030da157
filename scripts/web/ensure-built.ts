import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from '../../config.ts';
import { projectRoot } from '../install/places.ts';
import { builtDashboard, buildsFolder } from './places.ts';
import { hashOfSources } from './sources.ts';

/**
 * Builds the dashboard where it was never built or its sources have changed since.
 *
 * In a process of its own: the bundler's memory would otherwise stay with the supervisor for as long as Rapport runs. Where
 * a build is impossible (an image without the packages for it) the last one is served, and the API works without any.
 */
export async function ensureDashboardBuilt(say: (line: string) => void): Promise<void> {
  // An image holds the build and not what it was made from.
  if (!existsSync(path.join(projectRoot, 'web', 'index.html'))) return;
  const name = hashOfSources();
  if (builtDashboard() === path.join(buildsFolder, name)) return;
  const start = performance.now();
  if (await run(['--import', 'tsx', path.join(projectRoot, 'scripts', 'build-web.ts')])) {
    say(`Dashboard built (${((performance.now() - start) / 1_000).toFixed(1)} s)`);
    return;
  }
  const instead = builtDashboard() === undefined ? 'The API runs without it' : 'An older one is served';
  say(`The dashboard could not be built. ${instead}; npm run build:web says what is wrong.`);
}

/** Whether a command ended well. */
function run(args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    // Whatever runs this, the dashboard is built as it is used: React's own checks would double its size.
    const env = childEnvironment({ NODE_ENV: 'production' });
    const child = spawn(process.execPath, args, { cwd: projectRoot, env, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}
