import { openDatabase } from '../db/client.ts';
import { keepCharts } from '../db/repositories/analytics-counting.ts';
import { recordStanding } from '../db/repositories/analytics-standing.ts';
import { openClient, type RapportClient } from '../scripts/demo/http-client.ts';
import { generateHistory } from './support/long-history.ts';
import { latencyOf, timed } from './support/percentiles.ts';
import type { Measurement } from './support/report.ts';
import type { Setting } from './support/setting.ts';

/** Twenty messages of each contact. */
const CONTACTS = { quick: 100_000, full: 1_000_000 } as const;
const MESSAGES_EACH = 20;
const ZONE = 'America/New_York';

/** The last days of what is generated: contacts come a minute apart from 2024 on. */
const LAST_DAY = { quick: '2024-03-10', full: '2025-12-13' } as const;
const CHARTS = ['contacts', 'sentiment', 'responses', 'follow-ups', 'model-use'] as const;
const AGAIN = 7;

type Chart = (typeof CHARTS)[number];

/** Every chart over many messages: asked for the first time, and again; beside the numbers counted from the rows by hand. */
export async function measureAnalytics(setting: Setting): Promise<Measurement[]> {
  const { size, installation, pool } = setting;
  const { id, adminKey } = await setting.client.post<{ id: string; adminKey: string }>('/v1/workspaces', {
    name: 'History',
  });
  const client = openClient({ baseUrl: installation.baseUrl, key: adminKey, connections: 1 });
  await client.patch('/v1/settings', { locale: { timeZone: ZONE } });
  const contacts = CONTACTS[size];
  const url = installation.databaseUrl();
  const made = await timed(() => generateHistory({ url, workspaceId: id, contacts, messagesEach: MESSAGES_EACH }));
  const counted = await timed(() => countAll(url));
  process.stdout.write(
    `${(contacts * MESSAGES_EACH).toLocaleString('en')} messages made in ${seconds(made.ms)}, counted in ${seconds(counted.ms)}\n`,
  );
  const last = LAST_DAY[size];
  const measurements: Measurement[] = [];
  for (const [name, days] of [
    ['30 days', 30],
    ['a year', 365],
  ] as const) {
    const from = new Date(Date.parse(last) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
    for (const chart of CHARTS) {
      const raw = await timed(() => pool.query(BY_HAND[chart], [id, from, last]));
      measurements.push(
        ...(await measureChart(client, `${chart}, ${name}`, `/v1/analytics/${chart}?from=${from}&to=${last}`, raw.ms)),
      );
    }
  }
  client.close();
  return measurements;
}

async function measureChart(client: RapportClient, name: string, path: string, raw: number): Promise<Measurement[]> {
  const first = await timed(() => client.get(path));
  const again: number[] = [];
  for (let n = 0; n < AGAIN; n++) again.push((await timed(() => client.get(path))).ms);
  const rawIs = 'the same numbers counted from the rows by hand';
  return [
    { name: `${name}, first time`, unit: 'ms', rapport: first.ms, raw, rawIs },
    { name: `${name}, again, longest`, unit: 'ms', rapport: latencyOf(again).max, raw, rawIs },
  ];
}

/** Counts what is there, in turns with the API, which does the same from time to time. */
async function countAll(url: string): Promise<void> {
  const db = openDatabase({ url, role: 'rapport_maintenance', poolSize: 1, applicationName: 'bench' });
  try {
    for (let left = 1; left > 0;) {
      await keepCharts(db);
      const { rows } = await db.raw<{ rows: { left: number }[] }>(
        `SELECT (SELECT count(*) FROM workspaces) - count(*) AS left FROM counted_workspaces WHERE is_complete`,
      );
      left = rows[0]?.left ?? 0;
    }
    await recordStanding(db, new Date());
    await db.raw('VACUUM (ANALYZE) contact_tones, tone_tallies, contact_answers, answer_tallies, standing_days');
  } finally {
    await db.destroy();
  }
}

const seconds = (ms: number): string => `${Math.round(ms / 1_000).toLocaleString('en')} s`;

const OF_TIME = (at: string): string =>
  `workspace_id = $1 AND ${at} >= $2::date::timestamp AT TIME ZONE '${ZONE}' AND ${at} < ($3::date + 1)::timestamp AT TIME ZONE '${ZONE}'`;

const BY_HAND: Readonly<Record<Chart, string>> = {
  contacts: `SELECT first_seen_at::date, status, stage, count(*) FROM rapport.contacts WHERE ${OF_TIME('first_seen_at')} GROUP BY 1, 2, 3`,
  sentiment: `SELECT m.sent_at::date, a.sentiment_level, count(*), avg(a.sentiment_score)
    FROM rapport.messages m JOIN rapport.message_analyses a ON a.message_id = m.id
    WHERE m.${OF_TIME('m.sent_at')} AND m.direction = 'inbound' AND m.deleted_at IS NULL GROUP BY 1, 2`,
  responses: `SELECT sent_at::date, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY wait) FROM (
      SELECT *, sent_at - lag(sent_at) OVER (PARTITION BY conversation_id ORDER BY sent_at, position_key) AS wait
      FROM rapport.messages WHERE ${OF_TIME('sent_at')}) turns WHERE direction = 'outbound' GROUP BY 1`,
  'follow-ups': `SELECT kind, channel, outcome, count(*) FROM rapport.follow_ups WHERE ${OF_TIME('sent_at')} GROUP BY 1, 2, 3`,
  'model-use': `SELECT provider, model, count(*) FROM rapport.message_analyses WHERE ${OF_TIME('analysed_at')} GROUP BY 1, 2`,
};
