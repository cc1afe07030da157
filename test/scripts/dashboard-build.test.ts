import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressFiles } from '../../scripts/web/compress.ts';
import { ensureDashboardBuilt } from '../../scripts/web/ensure-built.ts';
import { builtDashboard } from '../../scripts/web/places.ts';
import { hashOfSources } from '../../scripts/web/sources.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rapport-build-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what is built is not built again, and is found by the hash of its sources', async () => {
  await ensureDashboardBuilt(() => undefined);
  expect(path.basename(builtDashboard() ?? '')).toBe(hashOfSources());
  const said: string[] = [];
  const start = performance.now();
  await ensureDashboardBuilt((line) => said.push(line));
  expect(said).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2_000);
}, 120_000);

test('lays compressed copies beside text, and none beside what is small or no text', () => {
  const text = 'export const word = "word";\n'.repeat(200);
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'assets/long.js'), text);
  writeFileSync(path.join(folder, 'short.js'), 'export {};');
  writeFileSync(path.join(folder, 'picture.png'), Buffer.alloc(10_000));
  compressFiles(folder);
  expect(brotliDecompressSync(readFileSync(path.join(folder, 'assets/long.js.br'))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(path.join(folder, 'assets/long.js.gz'))).toString()).toBe(text);
  expect(() => readFileSync(path.join(folder, 'short.js.br'))).toThrow('ENOENT');
  expect(() => readFileSync(path.join(folder, 'picture.png.gz'))).toThrow('ENOENT');
});
