import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { cacheDir } from '../../../scripts/install/places.ts';

export interface WorkerBundle {
  readonly file: string;
  remove(): Promise<void>;
}

/**
 * The code of worker-with-provider.ts in one file, as it stands now. A start from the sources transforms some 300 files, which a
 * thousand starts cannot afford, and a file that is edited during the run would be in force for some of the workers only.
 */
export async function bundleWorker(): Promise<WorkerBundle> {
  const entry = fileURLToPath(new URL('worker-with-provider.ts', import.meta.url));
  // Within the project: packages are looked for from there.
  const file = path.join(cacheDir, `worker-with-provider-${crypto.randomUUID()}.mjs`);
  const node = { platform: 'node', format: 'esm', packages: 'external' } as const;
  await build({ entryPoints: [entry], outfile: file, bundle: true, ...node, plugins: [ownAddresses] });
  return { file, remove: () => rm(file, { force: true }) };
}

/** Files that lie beside a source file are still found by its own address. */
const ownAddresses: Plugin = {
  name: 'own addresses',
  setup: (bundle) => {
    bundle.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const address = JSON.stringify(pathToFileURL(file).href);
      return { loader: 'ts', contents: (await readFile(file, 'utf8')).replaceAll('import.meta.url', address) };
    });
  },
};
