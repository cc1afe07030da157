import type { Knex } from 'knex';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { keepCharts } from '../../db/repositories/analytics-counting.ts';
import { correctModelTallies, settleTallies } from '../../db/repositories/contact-tallies.ts';
import { SENTIMENT_LEVELS, STAGES, STATUSES } from '../../domain/vocabulary.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { ANSWERS, countingByHand, FIRST_SEEN, SCORED, SENT, spanOf, type ByHand, type Point } from './by-hand.ts';
import { changeSample, fillWithSample } from './sample.ts';

const ZONE = 'America/New_York';
const PERIODS = [
  '?from=2026-01-01&to=2026-12-31',
  '?from=2026-03-01&to=2026-03-20',
  '?from=2026-05-01&to=2026-07-31&step=month',
  '?from=2026-02-01&to=2026-09-30&channel=whatsapp',
] as const;

let api: TestApi;
let maintenance: Knex;
let owner: pg.Client;
beforeAll(async () => {
  api = await startTestApi();
  const options = { url: api.ownerUrl, poolSize: 1, applicationName: 'charts test' };
  maintenance = openDatabase({ ...options, role: 'rapport_maintenance' });
  owner = new pg.Client(api.ownerUrl);
  await owner.connect();
  await api.call('PATCH', '/v1/settings', { locale: { timeZone: ZONE } });
  await fillWithSample(api.ownerUrl, api.workspaceId);
  // A second business with the same rows: none of its may be counted.
  await fillWithSample(api.ownerUrl, (await api.otherWorkspace()).workspaceId);
});
afterAll(async () => {
  await owner.end();
  await maintenance.destroy();
  await api.close();
});

const ask = async <T>(path: string): Promise<T> => {
  const answer = await api.call('GET', `/v1/analytics/${path}`);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json();
};
const channelOf = (period: string): string => /channel=(\w+)/.exec(period)?.[1] ?? '';
const count: ByHand['count'] = (...asked) => countingByHand(owner, api.workspaceId).count(...asked);
const countEach: ByHand['countEach'] = (...asked) => countingByHand(owner, api.workspaceId).countEach(...asked);

/** All pages. */
async function behind(path: string): Promise<{ contact: { id: string }; count: number }[]> {
  const found: { contact: { id: string }; count: number }[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: typeof found; nextCursor: string | null } = await ask(path + (cursor && `&cursor=${cursor}`));
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

/** How many contacts' messages a chart has to read; null for all. */
async function toBeRead(): Promise<number | null> {
  const { rows } = await owner.query<{ is_complete: boolean; n: string }>(
    `SELECT is_complete, (SELECT count(DISTINCT contact_id) FROM rapport.contacts_to_count WHERE workspace_id = $1) AS n
     FROM rapport.counted_workspaces WHERE workspace_id = $1`,
    [api.workspaceId],
  );
  return rows[0]?.is_complete ? Number(rows[0].n) : null;
}

/** The same numbers, whatever of them is kept counted. */
const STATES = [
  ['read from the messages', () => Promise.resolve(), (n: number | null) => n === null],
  ['kept counted', () => keepCharts(maintenance), (n: number | null) => n === 0],
  ['changed since', () => changeSample(api.ownerUrl, api.workspaceId), (n: number | null) => n !== null && n > 20],
  ['counted again', () => keepCharts(maintenance), (n: number | null) => n === 0],
] as const;

const IN_ALL_STATES = STATES.flatMap((state, place) =>
  (place === 0 ? PERIODS : [PERIODS[0], PERIODS[3]]).map((period) => [state[0], period, state] as const),
);

describe.each(IN_ALL_STATES)('%s: %s', (_, period, [, prepare, isSo]) => {
  const channel = channelOf(period);
  beforeAll(async () => {
    if (!isSo(await toBeRead())) await prepare();
    expect(await toBeRead()).toSatisfy(isSo);
  });

  test('contacts by status and stage, and the funnel', async () => {
    type Counted = Point & { total: number; status: Record<string, number>; stage: Record<string, number> };
    type Step = { stage: string; contacts: number; conversion: number | null };
    const chart = await ask<{ total: number; points: Counted[]; funnel: Step[] }>(`contacts${period}`);
    for (const point of chart.points.slice(0, 12)) {
      expect(point.total).toBe(await count(`SELECT count(*) AS n ${FIRST_SEEN}`, point, channel));
      expect(point.status).toEqual(await countEach(STATUSES, 'status', FIRST_SEEN, point, channel));
      expect(point.stage).toEqual(await countEach(STAGES, 'stage', FIRST_SEEN, point, channel));
    }
    const whole = spanOf(chart.points);
    expect(chart.total).toBe(await count(`SELECT count(*) AS n ${FIRST_SEEN}`, whole, channel));
    expect(chart.total).toBeGreaterThan(0);
    const stages = await countEach(STAGES, 'stage', FIRST_SEEN, whole, channel);
    const reached = STAGES.map((_, place) => STAGES.slice(place).reduce((sum, stage) => sum + (stages[stage] ?? 0), 0));
    expect(chart.funnel.map(({ stage, contacts }) => [stage, contacts])).toEqual(
      STAGES.map((stage, place) => [stage, reached[place]]),
    );
    for (const [place, { conversion }] of chart.funnel.entries()) {
      const before = place === 0 ? 0 : (reached[place - 1] ?? 0);
      if (before === 0) expect(conversion).toBe(null);
      else expect(conversion).toBeCloseTo((reached[place] ?? 0) / before, 9);
    }
  });

  test('sentiment', async () => {
    type Counted = Point & { messages: number; score: number | null; level: Record<string, number> };
    const { points } = await ask<{ points: Counted[] }>(`sentiment${period}`);
    for (const point of points.slice(0, 12)) {
      expect(point.messages).toBe(await count(`SELECT count(*) AS n ${SCORED}`, point, channel));
      expect(point.score ?? 0).toBeCloseTo(
        await count(`SELECT avg(a.sentiment_score) AS n ${SCORED}`, point, channel),
        9,
      );
      expect(point.level).toEqual(await countEach(SENTIMENT_LEVELS, 'a.sentiment_level', SCORED, point, channel));
    }
    expect(points.reduce((sum, { messages }) => sum + messages, 0)).toBeGreaterThan(50);
  });

  test('response times', async () => {
    type Waits = { answers: number; medianSeconds: number | null; within5Minutes: number; withinHour: number };
    const { total, author, points } = await ask<{
      total: Waits;
      author: { ai: Waits; human: Waits };
      points: (Point & Waits)[];
    }>(`responses${period}`);
    const whole = spanOf(points);
    for (const [told, span, by] of [
      [total, whole, ''],
      [author.ai, whole, ` AND o.author = 'ai'`],
      [author.human, whole, ` AND o.author = 'human'`],
      ...points.slice(0, 6).map((point) => [point, point, ''] as const),
    ] as const) {
      const among = `${ANSWERS}${by}`;
      const median = `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY w.wait) AS n ${among}`;
      expect(told.answers).toBe(await count(`SELECT count(*) AS n ${among}`, span, channel));
      expect(told.medianSeconds ?? 0).toBeCloseTo(await count(median, span, channel), 3);
      expect(told.within5Minutes).toBe(await count(`SELECT count(*) AS n ${among} AND w.wait <= 300`, span, channel));
      expect(told.withinHour).toBe(await count(`SELECT count(*) AS n ${among} AND w.wait <= 3600`, span, channel));
    }
    for (const { answers } of [author.ai, author.human]) expect(answers).toBeGreaterThan(5);
  });

  test.each([
    ['sentiment&level=negative', `m.contact_id AS id, count(*) AS n ${SCORED} AND a.sentiment_level = 'negative'`, 6],
    ['responses&author=human', `o.contact_id AS id, count(*) AS n ${ANSWERS} AND o.author = 'human'`, 6],
    ['follow-ups&outcome=replied', `f.contact_id AS id, count(*) AS n ${SENT} AND f.outcome = 'replied'`, 0],
    ['follow-ups', `f.contact_id AS id, count(*) AS n ${SENT}`, 6],
  ])('the contacts behind %s', async (chart, byHand, least) => {
    const { period: asked } = await ask<{ period: Point }>(`sentiment${period}`);
    const { rows } = await owner.query<{ id: string; n: string }>(`SELECT ${byHand} GROUP BY 1`, [
      ...[api.workspaceId, asked.from, asked.to, channel],
    ]);
    const inOrder = (found: readonly (readonly [string, number])[]) => [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    const told = await behind(`contacts-behind${period.replace(/&step=month/, '')}&chart=${chart}&limit=100`);
    expect(inOrder(told.map(({ contact, count: n }) => [contact.id, n] as const))).toEqual(
      inOrder(rows.map(({ id, n }) => [id, Number(n)] as const)),
    );
    // Of a few weeks or one channel chance may have had nobody reply; of the year it cannot.
    expect(told.length).toBeGreaterThanOrEqual(period === PERIODS[0] ? 6 : least);
  });

  test('what reading took, by model', async () => {
    type Row = {
      provider: string;
      messages: number;
      inputTokens: number;
      outputTokens: number;
      costUsd: number | null;
    };
    const { period: asked, rows } = await ask<{ period: Point; rows: Row[] }>(`model-use${period}`);
    const READ = `FROM rapport.message_analyses WHERE workspace_id = $1 AND analysed_at >= $2 AND analysed_at < $3 AND provider = $4`;
    for (const { provider, messages, inputTokens, outputTokens, costUsd } of rows) {
      expect(messages).toBe(await count(`SELECT count(*) AS n ${READ}`, asked, provider));
      expect(inputTokens).toBe(await count(`SELECT sum(input_tokens) AS n ${READ}`, asked, provider));
      expect(outputTokens).toBe(await count(`SELECT sum(output_tokens) AS n ${READ}`, asked, provider));
      if (provider === 'local') expect(costUsd).toBe(null);
      else expect(costUsd ?? 0).toBeCloseTo(await count(`SELECT sum(cost_usd) AS n ${READ}`, asked, provider), 9);
    }
    expect(rows.length).toBe(2);
  });

  test('what came of follow-ups', async () => {
    type Tally = { sent: number; replied: number; converted: number; noReply: number; open: number };
    type Told = { period: Point; total: Tally; rows: (Tally & { kind: string; channel: string })[] };
    const { period: told, total, rows } = await ask<Told>(`follow-ups${period}`);
    const byHand = async (from: string): Promise<Tally> => {
      const outcomes = ['replied', 'converted', 'no_reply', 'open'];
      const each = await countEach(outcomes, `coalesce(f.outcome, 'open')`, from, told, channel);
      const { replied = 0, converted = 0, no_reply: noReply = 0, open = 0 } = each;
      return { sent: replied + converted + noReply + open, replied, converted, noReply, open };
    };
    expect(total).toEqual(await byHand(SENT));
    expect(total.sent).toBeGreaterThan(0);
    for (const { kind, channel: by, ...row } of rows) {
      expect(row).toEqual(await byHand(`${SENT} AND f.kind = '${kind}' AND f.channel = '${by}'`));
    }
    expect(rows.reduce((sum, { sent }) => sum + sent, 0)).toBe(total.sent);
  });
});

test('the contacts behind a number come one time each, the latest day first, whatever is kept counted', async () => {
  const of = 'contacts-behind?from=2026-03-01&to=2026-03-20&chart=sentiment&level=negative';
  const kept = await behind(`${of}&limit=3`);
  expect(new Set(kept.map(({ contact }) => contact.id)).size).toBe(kept.length);
  expect(kept.length).toBeGreaterThan(3);
  await owner.query('UPDATE rapport.counted_workspaces SET is_complete = false');
  expect(await behind(`${of}&limit=3`)).toEqual(kept);
});

test('the contacts behind follow-ups come one time each, the latest day first, page by page as at once', async () => {
  const of = 'contacts-behind?from=2026-01-01&to=2026-12-31&chart=follow-ups';
  const [paged, whole] = [await behind(`${of}&limit=2`), await behind(`${of}&limit=100`)];
  expect(paged).toEqual(whole);
  const { rows } = await owner.query<{ id: string }>(
    `SELECT f.contact_id AS id ${SENT} GROUP BY 1 ORDER BY max((f.sent_at AT TIME ZONE $5)::date) DESC, 1 DESC`,
    [api.workspaceId, '2026-01-01T05:00:00Z', '2027-01-01T05:00:00Z', '', ZONE],
  );
  expect(whole.map(({ contact }) => contact.id)).toEqual(rows.map(({ id }) => id));
});

test('points begin at the business’s midnights, through daylight saving', async () => {
  const { points } = await ask<{ points: Point[] }>('sentiment?from=2026-03-07&to=2026-03-09');
  expect(points.map(({ from }) => from)).toEqual([
    ...['2026-03-07T05:00:00.000Z', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
  ]);
});

test('readings that are made again by another model, or came in past the triggers', async () => {
  type Use = { provider: string; model: string; messages: number };
  const uses = async () =>
    (await ask<{ rows: Use[] }>('model-use?from=2026-01-01&to=2026-12-31')).rows
      .map(({ provider, model, messages }) => `${provider} ${model} ${String(messages)}`)
      .sort();
  const byHand = async () =>
    (
      await owner.query<Use>(
        `SELECT provider, model, count(*) AS messages FROM rapport.message_analyses
         WHERE workspace_id = $1 AND analysed_at < '2027-01-01' GROUP BY 1, 2`,
        [api.workspaceId],
      )
    ).rows
      .map(({ provider, model, messages }) => `${provider} ${model} ${String(messages)}`)
      .sort();
  const remodel = (model: string) =>
    owner.query(
      `UPDATE rapport.message_analyses SET model = $2, cost_usd = 0.002 WHERE workspace_id = $1 AND message_id::text < '4'`,
      [api.workspaceId, model],
    );
  await remodel('another');
  expect(await uses()).toEqual(await byHand());
  await owner.query('SET session_replication_role = replica');
  await remodel('a third');
  await owner.query('RESET session_replication_role');
  expect(await uses()).not.toEqual(await byHand());
  expect(await correctModelTallies(maintenance, api.workspaceId)).toBeGreaterThan(0);
  await settleTallies(maintenance);
  expect(await uses()).toEqual(await byHand());
  expect(await correctModelTallies(maintenance, null)).toBe(0);
});

test.each([
  ['?from=2026-03-02&to=2026-03-01', 'from'],
  ['?from=2020-01-01&to=2026-03-01&step=day', 'step'],
  ['?from=2026-02-30', 'from'],
])('%s is refused, naming %s', async (period, path) => {
  const answer = await api.call('GET', `/v1/analytics/contacts${period}`);
  expect(answer.statusCode).toBe(400);
  expect(answer.json<{ errors: { path: string }[] }>().errors[0]?.path).toContain(path);
});
