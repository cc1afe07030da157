import { randomUUID } from 'node:crypto';
import { castMessages, type OutgoingMessage } from '../scripts/demo/casting.ts';
import { untilAllJudged } from '../scripts/demo/backlog.ts';
import { readSample } from '../scripts/demo/sample.ts';
import { inParallel } from '../scripts/demo/senders.ts';
import { forgetBacklog, withWorkerHeld } from './support/backlog.ts';
import type { Measurement } from './support/report.ts';
import { CONNECTIONS, type Setting } from './support/setting.ts';

const ROUNDS = 2;

/**
 * Messages accepted per second over 50 connections that each send one after the other: with the worker held, and with it judging
 * what comes in. Each time both ways take turns, so that a neighbour on the machine slows them alike.
 */
export async function measureAccept(setting: Setting): Promise<Measurement[]> {
  const { pool, installation } = setting;
  await untilAllJudged(installation.databaseUrl(), 180_000);
  const table =
    'CREATE TABLE bench_messages (id uuid PRIMARY KEY, workspace_id uuid NOT NULL, channel_user_id text NOT NULL, ';
  await pool.query(`${table} message_id text NOT NULL, text text NOT NULL, sent_at timestamptz NOT NULL)`);
  const alone = await withWorkerHeld(setting, async () => {
    const rates = await measureRates(setting, 'alone');
    await forgetBacklog(setting);
    return rates;
  });
  const judging = await measureRates(setting, 'judging');
  await forgetBacklog(setting);
  await pool.query('DROP TABLE bench_messages');
  const rawIs = 'single-row inserts through a pool of the same size';
  return [
    { name: 'messages accepted, no worker', unit: 'per second', ...alone, rawIs },
    { name: 'messages accepted while judging', unit: 'per second', ...judging, rawIs },
  ];
}

async function measureRates(
  { client, pool, workspaceId, size }: Setting,
  run: string,
): Promise<{ rapport: number; raw: number }> {
  const seconds = size === 'quick' ? 4 : 10;
  const messages = castMessages(readSample(), Date.now(), 7);
  const insert = async ({ channelUserId, messageId, text, sentAt }: OutgoingMessage): Promise<void> => {
    const values = [randomUUID(), workspaceId, channelUserId, messageId, text, sentAt];
    await pool.query({ name: 'insert', text: 'INSERT INTO bench_messages VALUES ($1, $2, $3, $4, $5, $6)', values });
  };
  const rates: { raw: number[]; rapport: number[] } = { raw: [], rapport: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.raw.push(await perSecond(messages, seconds, insert));
    // People of its own in each round, or it would send repeats.
    const send = async (message: OutgoingMessage): Promise<void> => {
      const channelUserId = `${run}-${String(round)}-${message.channelUserId}`;
      await client.post('/v1/messages', { ...message, channelUserId, contact: { name: message.contact?.name } });
    };
    rates.rapport.push(await perSecond(messages, seconds, send));
  }
  return { rapport: mean(rates.rapport), raw: mean(rates.raw) };
}

/** Until the time is over or the items are. */
async function perSecond<T>(items: readonly T[], seconds: number, work: (item: T) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  const elapsed = (): number => (performance.now() - startedAt) / 1_000;
  let done = 0;
  await inParallel(items, CONNECTIONS, async (item) => {
    if (elapsed() > seconds) return;
    await work(item);
    done++;
  });
  return done / elapsed();
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
