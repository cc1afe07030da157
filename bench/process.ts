import { untilAllJudged } from '../scripts/demo/backlog.ts';
import { castMessages } from '../scripts/demo/casting.ts';
import { excerpt } from '../scripts/demo/excerpt.ts';
import { inParallel } from '../scripts/demo/senders.ts';
import { startNoopRig } from './support/noop-rig.ts';
import { timed } from './support/percentiles.ts';
import type { Measurement } from './support/report.ts';
import { CONNECTIONS, type Setting } from './support/setting.ts';

const CONTACTS = 400;

/**
 * Messages fully processed per second: from the first request until the last contact has been judged by all its messages.
 * The raw limit is what Temporal takes when every message costs one signal and one empty activity; Rapport may be above it,
 * since a burst for one contact becomes one signal.
 */
export async function measureProcess({ client, installation, temporalAddress, size }: Setting): Promise<Measurement[]> {
  const messages = castMessages(excerpt(CONTACTS, size === 'quick' ? 1_200 : 4_000, 3), Date.now(), 3);
  // What earlier measurements left to be done must not be counted here.
  await untilAllJudged(installation.databaseUrl(), 180_000);
  const ours = await timed(async () => {
    await inParallel(messages, CONNECTIONS, async (message) => {
      await client.post('/v1/messages', { ...message, channelUserId: `process-${message.channelUserId}` });
    });
    await untilAllJudged(installation.databaseUrl(), 180_000);
  });
  const rig = await startNoopRig(temporalAddress);
  const users = [...new Set(messages.map(({ channelUserId }) => channelUserId))];
  const noop = await timed(async () => {
    const running: Promise<number>[] = [];
    await inParallel(messages, CONNECTIONS, async ({ channelUserId }) => {
      running.push((await rig.poke(users.indexOf(channelUserId))).ran);
    });
    await Promise.all(running);
  });
  await rig.close();
  return [
    {
      name: 'messages fully processed',
      unit: 'per second',
      rapport: messages.length / (ours.ms / 1_000),
      raw: messages.length / (noop.ms / 1_000),
      rawIs: 'a workflow that gets one signal and runs one empty activity for each message',
    },
  ];
}
