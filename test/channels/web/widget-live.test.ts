import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { connectSite, SHOP } from './visitors.ts';

let api: TestApi;
let base: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.app.server.address() as AddressInfo;
  base = `http://127.0.0.1:${String(port)}/widget/${await connectSite(api, 'web')}`;
});
afterAll(async () => {
  // Clients keep their connections open, and the server would wait for them.
  const sweep = setInterval(() => api.app.server.closeAllConnections(), 100);
  await api.close();
  clearInterval(sweep);
});

const ask = (path: string, token: string | null, body?: unknown) =>
  fetch(base + path, {
    headers: {
      origin: SHOP,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });

interface Listener {
  readonly frames: string[];
  stop(): Promise<void>;
}

async function listen(token: string): Promise<Listener> {
  const answer = await ask('/events', token);
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, SHOP]);
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const frames: string[] = [];
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      frames.push(
        ...decoder
          .decode(value, { stream: true })
          .split('\n\n')
          .filter((frame) => frame !== ''),
      );
    }
  };
  const reading = read();
  return { frames, stop: () => reader.cancel().then(() => reading) };
}

const start = async (): Promise<string> =>
  ((await (await ask('/session', null, {})).json()) as { token: string }).token;

it('tells each visitor what happens in their own conversation, as it happens', async () => {
  const [ana, ben] = [await start(), await start()];
  const [anas, bens] = [await listen(ana), await listen(ben)];
  await expect
    .poll(() => [...anas.frames, ...bens.frames])
    .toEqual(['event: ready\ndata: {}', 'event: ready\ndata: {}']);
  const says = async (token: string, text: string): Promise<string> => {
    const sent = await ask('/messages', token, { messageId: randomUUID(), text });
    return ((await sent.json()) as { id: string }).id;
  };
  const written = await says(ana, 'From Ana');
  await says(ben, 'From Ben');
  await expect.poll(() => anas.frames.at(-1)).toContain('From Ana');
  await expect.poll(() => bens.frames.at(-1)).toContain('From Ben');
  expect(anas.frames.join()).not.toContain('From Ben');

  const takenBack = 'UPDATE rapport.messages SET deleted_at = now(), text = NULL WHERE id = $1';
  await asOwner(api.ownerUrl, takenBack, [written]);
  await expect.poll(() => anas.frames.at(-1)).toBe(`event: gone\ndata: {"id":"${written}"}`);
  await Promise.all([anas.stop(), bens.stop()]);
});

it('tells nobody anything without a token', async () => {
  const answer = await ask('/events', null);
  expect(answer.status).toBe(401);
});
