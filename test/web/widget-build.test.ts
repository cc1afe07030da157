import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureDashboardBuilt } from '../../scripts/web/ensure-built.ts';
import { builtDashboard, WIDGET_FOLDER } from '../../scripts/web/places.ts';
import { startTestApi, type TestApi } from '../support/api.ts';

const LIMIT_BYTES = 15_000;

let folder: string;
let api: TestApi;
beforeAll(async () => {
  await ensureDashboardBuilt(console.log);
  folder = builtDashboard() ?? '';
  api = await startTestApi({ dashboard: folder });
}, 120_000);
afterAll(() => api.close());

test('the widget is one script of at most 15 kB, compressed', () => {
  const bytes = gzipSync(readFileSync(path.join(folder, WIDGET_FOLDER, 'widget.js')), { level: 9 }).length;
  console.log(`Widget: ${String(bytes)} bytes, gzip`);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
});

test('any page may load it, compressed, and asks for a newer one in the background', async () => {
  const answer = await api.app.inject({ url: '/widget.js', headers: { 'accept-encoding': 'br' } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    ...{ 'content-encoding': 'br', 'cache-control': 'public, max-age=3600, stale-while-revalidate=86400' },
    ...{ 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' },
  });
  expect(answer.headers['content-type']).toMatch(/^(application|text)\/javascript/);
  expect(brotliDecompressSync(answer.rawPayload).toString()).toContain('rapportChat');
  const headers = { 'accept-encoding': 'br', 'if-none-match': String(answer.headers['etag']) };
  const again = await api.app.inject({ url: '/widget.js', headers });
  expect(again.statusCode).toBe(304);
});
