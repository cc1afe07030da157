import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { choosePorts, freePort } from '../../scripts/up/ports.ts';

/** The lowest port that a common system gives to an outgoing connection: Linux, ip_local_port_range. */
const FIRST_EPHEMERAL = 32_768;

test('a free port is none that an outgoing connection could be given before a part listens on it', async () => {
  const wish = { host: '127.0.0.1', wanted: 0, variable: 'PORT', title: 'a test' };
  const chosen = await choosePorts(Array.from({ length: 20 }, () => wish));
  expect(new Set(chosen).size).toBe(20);
  for (const port of chosen) {
    expect(port).toBeGreaterThan(1_024);
    expect(port).toBeLessThan(FIRST_EPHEMERAL);
  }
});

test('a free port can be listened on', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  await new Promise((resolve) => server.close(resolve));
});
