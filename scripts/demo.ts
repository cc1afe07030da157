/** `npm run demo [-- --exit]`: an installation of its own, real conversations through its public API, and what became of them. */
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { unjudgedContacts, untilAllJudged } from './demo/backlog.ts';
import { castMessages } from './demo/casting.ts';
import { openClient, type RapportClient } from './demo/http-client.ts';
import type { Installation } from './demo/npm-start.ts';
import { startDemoInstallation } from './demo/own-installation.ts';
import { count, openProgress } from './demo/progress.ts';
import { readSample } from './demo/sample.ts';
import { inParallel } from './demo/senders.ts';
import { summarise } from './demo/summary.ts';

const CONNECTIONS = 8;
const JUDGED_WITHIN_MS = 15 * 60_000;

const { values: options } = parseArgs({ options: { exit: { type: 'boolean', default: false } } });
const interruption = new AbortController();
const interrupted = new Promise<void>((resolve) => interruption.signal.addEventListener('abort', () => resolve()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());

process.exitCode = await demo();
// Requests that an interruption left under way must not keep the process.
process.exit();

/** The exit code. */
async function demo(): Promise<number> {
  let installation: Installation | undefined;
  try {
    installation = await startDemoInstallation(loadConfig(), interruption.signal);
    await Promise.race([show(installation), interrupted]);
    if (!options.exit && !interruption.signal.aborted) {
      say('It stays up: open the addresses above, and press Ctrl-C to stop.');
      await interrupted;
    }
    return 0;
  } catch (error) {
    if (interruption.signal.aborted) return 0;
    process.stderr.write(`The demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await installation?.stop();
  }
}

async function show({ baseUrl, adminKey, databaseUrl }: Installation): Promise<void> {
  const client = openClient({ baseUrl, key: adminKey, connections: CONNECTIONS });
  try {
    await sendSample(client);
    await watchJudging(databaseUrl());
    say(`\n${await summarise(client)}`);
  } finally {
    client.close();
  }
}

async function sendSample(client: RapportClient): Promise<void> {
  const messages = castMessages(readSample(), Date.now());
  say(`\n${count(messages.length)} messages of real conversations, sent as the channels would send them:`);
  const sending = openProgress('Sending', messages.length);
  let sent = 0;
  await inParallel(messages, CONNECTIONS, async (message) => {
    await client.post('/v1/messages', message);
    sending.set(++sent);
  });
  sending.end();
}

async function watchJudging(databaseUrl: string): Promise<void> {
  const waiting = await unjudgedContacts(databaseUrl);
  const judging = openProgress('Judging the contacts still waiting', waiting);
  await untilAllJudged(databaseUrl, JUDGED_WITHIN_MS, (unjudged) => judging.set(waiting - unjudged));
  judging.end();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
