import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { browserAt, connectSite } from './visitors.ts';

let api: TestApi;
let browser: ReturnType<typeof browserAt>;
beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.app.server.address() as AddressInfo;
  browser = browserAt(`http://127.0.0.1:${String(port)}/widget/${await connectSite(api, 'web')}`);
});
afterAll(async () => {
  // Clients keep their connections open, and the server would wait for them.
  const sweep = setInterval(() => api.app.server.closeAllConnections(), 100);
  await api.close();
  clearInterval(sweep);
});

it('tells each visitor what happens in their own conversation, as it happens', async () => {
  const [ana, ben] = [await browser.start(), await browser.start()];
  const [anas, bens] = [await browser.listen(ana), await browser.listen(ben)];
  await expect
    .poll(() => [...anas.frames, ...bens.frames])
    .toEqual(['event: ready\ndata: {}', 'event: ready\ndata: {}']);
  const written = await browser.says(ana, 'From Ana');
  await browser.says(ben, 'From Ben');
  await expect.poll(() => anas.frames.at(-1)).toContain('From Ana');
  await expect.poll(() => bens.frames.at(-1)).toContain('From Ben');
  expect(anas.frames.join()).not.toContain('From Ben');

  const takenBack = 'UPDATE rapport.messages SET deleted_at = now(), text = NULL WHERE id = $1';
  await asOwner(api.ownerUrl, takenBack, [written]);
  await expect.poll(() => anas.frames.at(-1)).toBe(`event: gone\ndata: {"id":"${written}"}`);
  await Promise.all([anas.stop(), bens.stop()]);
});

it('tells nobody anything without a token', async () => {
  const answer = await browser.ask('/events', null);
  expect(answer.status).toBe(401);
});
