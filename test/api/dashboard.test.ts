import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';

const SCRIPT = 'console.log("a screen");'.repeat(100);
const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let folder: string;
let api: TestApi;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rapport-dashboard-'));
  mkdirSync(path.join(folder, 'assets'));
  mkdirSync(path.join(folder, '.vite'));
  writeFileSync(
    path.join(folder, 'index.html'),
    '<meta name="style-nonce" content="__STYLE_NONCE__"><div id="root"></div>',
  );
  writeFileSync(path.join(folder, 'assets/index-1234.js'), SCRIPT);
  writeFileSync(path.join(folder, 'assets/index-1234.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(path.join(folder, 'assets/index-1234.js.gz'), gzipSync(SCRIPT));
  writeFileSync(path.join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(path.join(folder, '.vite/manifest.json'), '{}');
  api = await startTestApi({ dashboard: folder });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = asBrowser) => api.app.inject({ url, headers });

test('every screen’s address answers the page, never to be kept without asking', async () => {
  for (const url of ['/', '/people?status=new', '/people/01a20473', '/automations/follow-up', '/welcome?token=x']) {
    const answer = await get(url);
    expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([url, 200, 'text/html; charset=utf-8']);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body).toContain('id="root"');
  }
});

test('what is no screen is the same problem as before', async () => {
  for (const url of [
    '/v1/nothing',
    '/docs/nothing',
    '/webhooks/web/1',
    '/assets/index-old.js',
    '/.vite/manifest.json',
  ]) {
    const answer = await get(url, url.endsWith('json') ? { accept: '*/*' } : asBrowser);
    expect([url, answer.statusCode]).toEqual([url, 404]);
    expect(answer.json()).toMatchObject({ code: 'not_found' });
  }
  expect((await get('/people', { accept: 'application/json' })).statusCode).toBe(404);
  expect((await api.app.inject({ method: 'POST', url: '/people', headers: asBrowser })).statusCode).toBe(404);
});

test('the page runs scripts of its own server alone, and styles with the nonce of this very answer', async () => {
  const [one, other] = [await get('/people'), await get('/people')];
  const policy = String(one.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
  expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  expect(one.body).toContain(`content="${nonce}"`);
  expect(other.body).not.toContain(nonce);
});

test('files with a hash in their name are kept for good, and sent as the build compressed them', async () => {
  const answer = await get('/assets/index-1234.js', { 'accept-encoding': 'gzip, br' });
  expect(answer.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=utf-8',
  });
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(SCRIPT);
  expect((await get('/assets/index-1234.js', {})).body).toBe(SCRIPT);
  expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache');
});
