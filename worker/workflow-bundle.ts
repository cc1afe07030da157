import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker';

const projectRoot = fileURLToPath(new URL('../', import.meta.url));

/** What can end up in the bundle of our own: see the import walls in eslint.config.js. */
const SOURCES = ['workflows', 'domain'];

/**
 * The workflows, bundled for the sandbox. Bundling takes seconds of every start, so that the result is kept under a hash of its
 * sources and of the SDK's version.
 *
 * @param cacheDir absolute; made when it is not there
 */
export async function workflowBundle(cacheDir: string): Promise<WorkflowBundleOption> {
  const codePath = path.join(cacheDir, `workflows-${hashOfSources()}.js`);
  const kept = keptCode(codePath);
  if (kept !== null) return { code: kept };
  const workflowsPath = path.join(projectRoot, 'workflows', 'index.ts');
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [path.join(projectRoot, 'workflows', 'trace-forwarding.ts')],
    logger: new DefaultLogger('WARN'),
  });
  try {
    keep(code, codePath);
  } catch (error) {
    // An installation may be read-only; each start then bundles anew.
    process.emitWarning(`The workflow bundle cannot be kept for the next start (${String(error)}).`);
  }
  return { code };
}

/** Read here and now, not by the worker later: one of another version that starts beside it clears away what is not its own. */
function keptCode(codePath: string): string | null {
  try {
    return readFileSync(codePath, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function keep(code: string, codePath: string): void {
  const cacheDir = path.dirname(codePath);
  mkdirSync(cacheDir, { recursive: true });
  // Renamed into place: another worker that starts now must not read half a file, nor find none.
  const unfinished = `${codePath}.${String(process.pid)}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, codePath);
  const bundles = readdirSync(cacheDir).filter((name) => /^workflows-.*\.js$/.test(name));
  for (const old of bundles.filter((name) => name !== path.basename(codePath))) {
    rmSync(path.join(cacheDir, old), { force: true });
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  hash.update(String(createRequire(import.meta.url)('@temporalio/worker/package.json').version));
  for (const folder of SOURCES) {
    const files = readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts')).sort()) {
      hash.update(`\0${folder}/${file}\0`).update(readFileSync(path.join(projectRoot, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
