import pg from 'pg';
import { openClient, type RapportClient } from '../scripts/demo/http-client.ts';
import { BEHIND_QUESTIONS, CHART_QUESTIONS, ZONE, type Question } from './support/chart-questions.ts';
import { countHistory } from './support/count-history.ts';
import { generateHistory } from './support/long-history.ts';
import { latencyOf, timed } from './support/percentiles.ts';
import type { Measurement } from './support/report.ts';
import type { Setting } from './support/setting.ts';

/** Twenty messages of each contact. */
const CONTACTS = { quick: 100_000, full: 1_000_000 } as const;
const MESSAGES_EACH = 20;

/** What any chart has to keep to, asked for the first time too. */
const BAR_MS = 500;
const AGAIN = 7;

/** A count by hand that takes longer is given up, and all of them soon after the last: the run has to come to its end. */
const PATIENCE_MS = 120_000;
const LAST_BY_HAND_MS = 40 * 60_000;
const SHORT_PATIENCE_MS = 2_000;

/** What is generated begins on this day, and a contact comes each 61.7 seconds. */
const FIRST_DAY = '2024-01-01';
const DAY_MS = 86_400_000;
const CONTACT_EVERY_MS = 61_700;

/**
 * Every chart over many messages, and the contacts behind its numbers: asked for the first time, and again; beside the same counted
 * from the rows by hand, and whether both came to the same number. A piece that fails is told of, and the others go on.
 */
export async function measureAnalytics(
  setting: Setting,
  contacts: number = CONTACTS[setting.size],
): Promise<Measurement[]> {
  const startedAt = performance.now();
  const tell = (line: string): void => {
    process.stdout.write(
      `${`${String(Math.round((performance.now() - startedAt) / 1_000))} s`.padStart(7)}  ${line}\n`,
    );
  };
  const { id, adminKey } = await setting.client.post<{ id: string; adminKey: string }>('/v1/workspaces', {
    name: 'History',
  });
  const url = setting.installation.databaseUrl();
  const client = openClient({ baseUrl: setting.installation.baseUrl, key: adminKey, connections: 1 });
  const byHand = new pg.Client({ connectionString: url });
  await byHand.connect();
  try {
    await client.patch('/v1/settings', { locale: { timeZone: ZONE } });
    await generateHistory({ url, workspaceId: id, contacts, messagesEach: MESSAGES_EACH, tell });
    await countHistory(url, id, tell);
    await byHand.query('CREATE EXTENSION IF NOT EXISTS pg_buffercache');
    await byHand.query('CHECKPOINT');
    await byHand.query("SET work_mem = '256MB'");
    tell(`${(contacts * MESSAGES_EACH).toLocaleString('en')} messages are made and counted`);
    const lastByHand = startedAt + LAST_BY_HAND_MS;
    return await askAll({ client, byHand, lastByHand, workspaceId: id, tell }, contacts);
  } finally {
    client.close();
    await byHand.end();
  }
}

interface Asking {
  readonly client: RapportClient;
  /** As the tables' owner. */
  readonly byHand: pg.Client;
  /** From when on, by `performance.now()`, counting by hand only gets {@link SHORT_PATIENCE_MS}. */
  readonly lastByHand: number;
  readonly workspaceId: string;
  readonly tell: (line: string) => void;
}

async function askAll(asking: Asking, contacts: number): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  let failures = 0;
  for (const [span, period] of periodsOf(contacts)) {
    for (const question of [...CHART_QUESTIONS, ...(span === 'a year' ? [] : BEHIND_QUESTIONS)]) {
      const name = `${question.name}, ${span}`;
      try {
        const { passed, figures } = await ask(asking, name, question, period);
        measurements.push(...figures);
        if (!passed) failures += 1;
      } catch (error) {
        // The figures of the others are worth having, and the verdict says that one is missing.
        failures += 1;
        asking.tell(`FAIL  ${name}: ${String(error)}`);
      }
    }
  }
  const [longest] = [...measurements].sort((one, other) => other.rapport - one.rapport);
  asking.tell(
    `${failures === 0 ? 'PASS' : `FAIL (${String(failures)} of them)`}  longest ${ms(longest?.rapport ?? NaN)}, ` +
      `${longest?.name ?? 'nothing was answered'}; at most ${ms(BAR_MS)} is asked for`,
  );
  return measurements;
}

/** `2025-01-01`, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** Those that end with the last whole day of what is generated. */
function periodsOf(contacts: number): [string, Days][] {
  const all = Math.max(1, Math.floor((contacts * CONTACT_EVERY_MS) / DAY_MS));
  const last = Date.parse(FIRST_DAY) + (all - 1) * DAY_MS;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const spans: [string, number][] = [
    ['30 days', 30],
    ['a year', 365],
  ];
  return [...spans.filter(([, days]) => days < all), ['all of it', all] as const].map(([name, days]) => [
    name,
    { from: day(last - (days - 1) * DAY_MS), to: day(last) },
  ]);
}

interface Asked {
  /** Each answer came within the bar, and with the number that was counted by hand. */
  readonly passed: boolean;
  readonly figures: readonly Measurement[];
}

async function ask(asking: Asking, name: string, question: Question, { from, to }: Days): Promise<Asked> {
  const { client, byHand, workspaceId, tell } = asking;
  const patience = performance.now() < asking.lastByHand ? PATIENCE_MS : SHORT_PATIENCE_MS;
  const raw = await timed(() => countByHand(byHand, patience, question.byHand, [workspaceId, from, to]));
  // What went through all messages has left little else in memory; what PostgreSQL itself still holds goes, too.
  await byHand.query('SELECT pg_buffercache_evict_all()');
  const path = `${question.path}${question.path.includes('?') ? '&' : '?'}from=${from}&to=${to}`;
  const first = await timed(() => client.get<unknown>(path));
  const again: number[] = [];
  for (let n = 0; n < AGAIN; n++) again.push((await timed(() => client.get(path))).ms);
  const { max } = latencyOf(again);
  const told = question.numberIn(first.result);
  const isRight = raw.result === null || raw.result === told;
  const passed = isRight && Math.max(first.ms, max) <= BAR_MS;
  const byHandSays = raw.result === null ? 'given up' : String(raw.result);
  tell(
    `${passed ? 'PASS' : 'FAIL'}  ${name.padEnd(38)} first ${ms(first.ms)}, again ${ms(max)}: ${String(told)}; ` +
      `by hand ${ms(raw.ms)}: ${byHandSays}${isRight ? '' : ', NOT THE SAME'}`,
  );
  const rawIs = raw.result === null ? 'given up after so long' : 'the same counted from the rows by hand';
  return {
    passed,
    figures: [
      { name: `${name}, first time`, unit: 'ms', rapport: first.ms, raw: raw.ms, rawIs },
      { name: `${name}, again, longest`, unit: 'ms', rapport: max, raw: raw.ms, rawIs },
    ],
  };
}

/** PostgreSQL's code for what took longer than it may. */
const GIVEN_UP = '57014';

/** @returns the sum of column `n`; null where it was given up */
async function countByHand(
  byHand: pg.Client,
  patience: number,
  text: string,
  values: readonly string[],
): Promise<number | null> {
  await byHand.query(`SET statement_timeout = ${String(patience)}`);
  try {
    const { rows } = await byHand.query<{ n: string }>(text, [...values]);
    return rows.reduce((sum, { n }) => sum + Number(n), 0);
  } catch (error) {
    if ((error as { code?: unknown }).code === GIVEN_UP) return null;
    throw error;
  } finally {
    await byHand.query('RESET statement_timeout');
  }
}

const ms = (value: number): string => `${Math.round(value).toLocaleString('en')} ms`;
