import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/install/places.ts';
import { productionEnvironment } from './support/fleet.ts';

// There is no container engine in the tests: what can be wrong in these two files without one is held here.

const read = (name: string): string => readFileSync(path.join(projectRoot, name), 'utf8');

/** What each stage of the Dockerfile copies from the project. */
const stages = read('Dockerfile')
  .split(/^FROM .*$/m)
  .slice(1)
  .map((stage) => [...stage.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' ')));
const [, dashboardSources = [], imageSources = []] = stages;

/** Our own files that a script imports, and the files that those import. */
async function importsOf(entries: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: entries.map((entry) => path.join(projectRoot, entry)),
    ...{ bundle: true, write: false, metafile: true, packages: 'external', outdir: 'nowhere' },
    ...{ platform: 'node', format: 'esm', absWorkingDir: projectRoot, logLevel: 'silent' },
    loader: { '.json': 'empty' },
  });
  return Object.keys(metafile.inputs);
}

function missing(files: readonly string[], sources: readonly string[]): string[] {
  const covers = (file: string) => (source: string) =>
    file === source || file.startsWith(`${source}/`) || (source === '*.ts' && /^[^/]+\.ts$/.test(file));
  return files.filter((file) => !sources.some(covers(file)));
}

test('the image has every file that its processes import', async () => {
  const files = await importsOf([
    ...['api/server.ts', 'worker.ts', 'workflows/index.ts', 'workflows/trace-forwarding.ts'],
    ...['scripts/migrate.ts', 'scripts/recover.ts', 'scripts/rebuild.ts', 'scripts/sign-in-link.ts'],
    'scripts/bundle-workflows.ts',
  ]);
  expect(files.length).toBeGreaterThan(100);
  expect(missing(files, imageSources)).toEqual([]);
});

test('the stage that builds the dashboard has every file that the build imports', async () => {
  expect(missing(await importsOf(['scripts/build-web.ts', 'vite.config.ts']), dashboardSources)).toEqual([]);
});

test('nothing that is copied is kept out of the build', () => {
  const ignored = read('.dockerignore').split('\n');
  expect([...dashboardSources, ...imageSources].filter((source) => ignored.includes(source))).toEqual([]);
});

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly healthcheck?: unknown;
  readonly read_only?: boolean;
}
const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };

test('containers run what the test of two APIs and two workers runs, with the same environment', () => {
  const given = Object.keys(productionEnvironment({ databaseUrl: '', temporalAddress: '' })).sort();
  expect(Object.keys(services['api']?.environment ?? {}).sort()).toEqual(given);
  expect(Object.keys(services['worker']?.environment ?? {}).sort()).toEqual(
    [...given, 'RAPPORT_METRICS_HOST', 'RAPPORT_METRICS_PORT'].sort(),
  );
  expect(services['worker']?.command?.at(-1)).toBe('worker.ts');
  expect(services['setup']?.command?.at(-1)).toBe('scripts/migrate.ts');
  expect(read('Dockerfile')).toMatch(/^CMD \["node", "--import", "tsx", "api\/server.ts"\]$/m);
});

test('every image is pinned, and whatever serves is asked for its health', () => {
  for (const { image } of Object.values(services)) expect(image).toMatch(/^rapport$|:\d+\.\d+/);
  expect(read('Dockerfile')).toMatch(/^ARG NODE=\d+\.\d+\.\d+-/m);
  for (const name of ['postgres', 'temporal', 'api', 'worker']) expect(services[name]?.healthcheck).toBeDefined();
});

test('Rapport runs without rights, and writes nowhere', () => {
  expect(read('Dockerfile')).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  for (const name of ['setup', 'api', 'worker']) expect(services[name]?.read_only).toBe(true);
});
