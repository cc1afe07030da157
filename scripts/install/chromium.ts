import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { InstallError } from './install-error.ts';

/** Where a system's own package puts it. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium for the tests of the dashboard: the system's, one that Playwright has fetched, else a new one, by the system's
 * packages where this is root on Debian and by Playwright elsewhere.
 *
 * @returns its absolute path.
 * @throws InstallError when none can be had.
 */
export function findChromium(say: (line: string) => void): string {
  const there = installed();
  if (there !== undefined) return there;
  say('Installing Chromium for the tests of the dashboard …');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core']);
  } else {
    const home = path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
    run(process.execPath, [path.join(home, 'cli.js'), 'install', 'chromium']);
  }
  const now = installed();
  if (now !== undefined) return now;
  throw new InstallError(
    'Chromium could not be installed for the tests of the dashboard; install it and run them again.',
  );
}

function installed(): string | undefined {
  return [...USUAL_PLACES, chromium.executablePath()].find((place) => existsSync(place));
}

/** What goes wrong here shows in what is there afterwards. */
function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
