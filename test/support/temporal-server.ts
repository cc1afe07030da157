import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { loadConfig } from '../../config.ts';
import { findTemporalCli } from '../../scripts/install/temporal-cli.ts';
import { freePort } from '../../scripts/up/ports.ts';
import { registerSearchAttributes } from '../../scripts/up/search-attributes.ts';
import { leaveNote, sweepAbandoned } from './abandoned.ts';

/** A Temporal dev server in memory, without its UI, that knows the product's search attributes. */
export async function startTestTemporal(): Promise<{ address: string; stop(): Promise<void> }> {
  sweepAbandoned(tmpdir());
  const cli = await findTemporalCli(loadConfig().temporalCliPath, console.log);
  const address = `127.0.0.1:${String(await freePort())}`;
  const [ip, port] = address.split(':') as [string, string];
  const flags = ['--headless', '--ip', ip, '--port', port, '--log-level', 'error'];
  const server = spawn(cli, ['server', 'start-dev', ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4_000)));
  const home = mkdtempSync(path.join(tmpdir(), 'rapport-test-'));
  leaveNote(home, server.pid);
  try {
    const connection = await Connection.connect({ address, connectTimeout: 30_000 });
    await connection.close();
    await registerSearchAttributes(address, 'default');
  } catch (cause) {
    server.kill('SIGKILL');
    throw new Error(`Temporal's dev server does not answer: ${log}`, { cause });
  }
  return {
    address,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
