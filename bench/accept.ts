import { randomUUID } from 'node:crypto';
import { castMessages, type OutgoingMessage } from '../scripts/demo/casting.ts';
import { readSample } from '../scripts/demo/sample.ts';
import { inParallel } from '../scripts/demo/senders.ts';
import type { Measurement } from './support/report.ts';
import { CONNECTIONS, type Setting } from './support/setting.ts';

const ROUNDS = 3;

/**
 * Messages accepted per second: 50 connections that send one after the other, the worker judging meanwhile. Both ways take
 * turns, so that a neighbour on the machine slows them alike.
 */
export async function measureAccept({ client, pool, workspaceId, size }: Setting): Promise<Measurement[]> {
  const seconds = size === 'quick' ? 4 : 10;
  const messages = castMessages(readSample(), Date.now(), 7);
  const table =
    'CREATE TABLE bench_messages (id uuid PRIMARY KEY, workspace_id uuid NOT NULL, channel_user_id text NOT NULL, ';
  await pool.query(`${table} message_id text NOT NULL, text text NOT NULL, sent_at timestamptz NOT NULL)`);
  const insert = async ({ channelUserId, messageId, text, sentAt }: OutgoingMessage): Promise<void> => {
    const values = [randomUUID(), workspaceId, channelUserId, messageId, text, sentAt];
    await pool.query({ name: 'insert', text: 'INSERT INTO bench_messages VALUES ($1, $2, $3, $4, $5, $6)', values });
  };
  const rates: { raw: number[]; rapport: number[] } = { raw: [], rapport: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.raw.push(await perSecond(messages, seconds, insert));
    // People of its own in each round, or it would send repeats.
    const send = async (message: OutgoingMessage): Promise<void> => {
      const channelUserId = `round-${String(round)}-${message.channelUserId}`;
      await client.post('/v1/messages', { ...message, channelUserId, contact: { name: message.contact?.name } });
    };
    rates.rapport.push(await perSecond(messages, seconds, send));
  }
  await pool.query('DROP TABLE bench_messages');
  const rawIs = 'single-row inserts through a pool of the same size';
  return [{ name: 'messages accepted', unit: 'per second', rapport: mean(rates.rapport), raw: mean(rates.raw), rawIs }];
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
