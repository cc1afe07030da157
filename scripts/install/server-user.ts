import { spawnSync } from 'node:child_process';
import { InstallError } from './install-error.ts';

/** The user a server runs as when Rapport itself runs as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so as root it gets a user of its own: `postgres` where there is one, otherwise a new
 * one of that name, otherwise `nobody` (an image without useradd).
 *
 * @returns undefined when this process is not root and the server simply runs as the same user.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = lookUp('postgres');
  if (existing !== undefined) return existing;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']);
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (user !== undefined) return user;
  throw new InstallError(
    'PostgreSQL does not run as root and no user "postgres" could be made; start Rapport as another user, or set DATABASE_URL.',
  );
}

/** Whether the user can enter this folder, asked of the system itself: modes, ACLs and mounts all have a say. */
export function canEnter(folder: string, user: ServerUser | undefined): boolean {
  if (user === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0;
}

function lookUp(name: string): ServerUser | undefined {
  const ids = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout.trim()) : NaN;
  });
  const [uid, gid] = ids;
  return uid !== undefined && gid !== undefined && uid > 0 && gid > 0 ? { uid, gid } : undefined;
}
