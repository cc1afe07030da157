import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { ensureDashboardBuilt } from '../../scripts/web/ensure-built.ts';
import { builtDashboard } from '../../scripts/web/places.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const LIMIT_BYTES = 250_000;
const FIRST_SCREEN = 'features/people/people-screen.tsx';

let folder: string;
let manifest: Record<string, Chunk>;
beforeAll(async () => {
  await ensureDashboardBuilt(console.log);
  folder = builtDashboard() ?? '';
  manifest = JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
});

/** A chunk and all that it needs before it can run. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const each of manifest[name]?.imports ?? []) withImports(each, found);
  return found;
}

test('the first load is at most 250 kB of JavaScript, compressed', () => {
  const needed = new Set([...withImports('index.html'), ...withImports(FIRST_SCREEN)]);
  const bytes = [...needed].reduce(
    (sum, name) => sum + gzipSync(readFileSync(path.join(folder, manifest[name]?.file ?? '')), { level: 9 }).length,
    0,
  );
  console.log(`First load: ${String(Math.round(bytes / 1_000))} kB of JavaScript, gzip`);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
});

test('each screen is a file of its own', () => {
  const screens = Object.keys(manifest).filter((name) => /^features\/[^/]+\/[^/]+-(screen|page)\.tsx$/.test(name));
  expect(screens.length).toBeGreaterThanOrEqual(5);
  expect(manifest['index.html']?.dynamicImports).toEqual(expect.arrayContaining(screens));
  for (const screen of screens) expect(withImports('index.html')).not.toContain(screen);
});
