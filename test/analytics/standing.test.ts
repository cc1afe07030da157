import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { keepCharts } from '../../db/repositories/analytics-counting.ts';
import { recordStanding } from '../../db/repositories/analytics-standing.ts';
import { STAGES, STATUSES } from '../../domain/vocabulary.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { fillWithSample } from './sample.ts';

const DAY_MS = 86_400_000;
/** Noon in New York. */
const NOW = new Date('2026-11-10T17:00:00Z');
const later = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);

let api: TestApi;
let maintenance: Knex;
let now = NOW;
const owner = (text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  asOwner(api.ownerUrl, text, [api.workspaceId, ...values]);

beforeAll(async () => {
  api = await startTestApi({ clock: () => now });
  await api.call('PATCH', '/v1/settings', { locale: { timeZone: 'America/New_York' } });
  await fillWithSample(api.ownerUrl, api.workspaceId);
  await owner('DELETE FROM rapport.contacts WHERE workspace_id = $1 AND first_seen_at > $2', NOW);
  // Most have moved: from where all begin by way of somewhere to where they are.
  await owner(
    `INSERT INTO rapport.contact_events (workspace_id, contact_id, origin_contact_id, kind, before, after, actor, at)
     SELECT $1::uuid, c.id, CASE WHEN hashtext(c.id::text) % 7 = 0 THEN gen_random_uuid() END, m.kind, m.was, m.is_now, 'engine',
       least(c.first_seen_at + m.since, $2)
     FROM rapport.contacts c, LATERAL (VALUES
       ('status', NULL::jsonb, '"new"'::jsonb, interval '1 minute'), ('status', '"new"', '"active"', interval '9 days'),
       ('status', '"active"', to_jsonb(c.status), interval '30 days'),
       ('stage', '"inquiry"', to_jsonb(c.stage), interval '14 days')) AS m (kind, was, is_now, since)
     WHERE c.workspace_id = $1 AND hashtext(c.id::text) % 4 <> 0`,
    NOW,
  );
  const options = { url: api.ownerUrl, poolSize: 1, applicationName: 'standing test' };
  maintenance = openDatabase({ ...options, role: 'rapport_maintenance' });
  await keepCharts(maintenance);
});
afterAll(async () => {
  await maintenance.destroy();
  await api.close();
});

interface Stood {
  readonly total: number;
  readonly status: Record<string, number>;
  readonly stage: Record<string, number>;
}
interface Point {
  readonly from: string;
  readonly to: string;
  readonly stood: Stood | null;
}
const pointsOf = async (query: string): Promise<Point[]> =>
  (await api.call('GET', `/v1/analytics/contacts?${query}`)).json<{ points: Point[] }>().points;

/** Where contacts stood at an instant, by hand: what the next move led away from, or where they are now. */
async function byHand(at: string, channel = ''): Promise<Stood> {
  const standing = (kind: string, initial: string): string => `coalesce(
    (SELECT coalesce(e.before #>> '{}', '${initial}') FROM rapport.contact_events e WHERE e.contact_id = c.id AND e.kind = '${kind}'
      AND e.origin_contact_id IS NULL AND e.at >= $2 ORDER BY e.at, e.id LIMIT 1), c.${kind})`;
  const count = async (kind: string, initial: string, values: readonly string[]): Promise<Record<string, number>> => {
    const rows = await owner(
      `SELECT ${standing(kind, initial)} AS value, count(*)::integer AS n FROM rapport.contacts c
       WHERE workspace_id = $1 AND erasing_at IS NULL AND merged_into IS NULL AND first_seen_at < $2
         AND ($3 = '' OR $3 = ANY (channels)) GROUP BY 1`,
      at,
      channel,
    );
    const found = new Map(rows.map(({ value, n }) => [value, n as number]));
    return Object.fromEntries(values.map((value) => [value, found.get(value) ?? 0]));
  };
  const status = await count('status', 'new', STATUSES);
  const stage = await count('stage', 'inquiry', STAGES);
  return { total: Object.values(status).reduce((sum, n) => sum + n, 0), status, stage };
}

test('days before the first counting are told from the ledger', async () => {
  expect((await pointsOf('from=2026-10-01&to=2026-10-10'))[0]?.stood).toBe(null);
  await recordStanding(maintenance, now);
  for (const [query, channel] of [
    ['from=2026-02-01&to=2026-02-12', ''],
    ['from=2026-10-28&to=2026-11-10', ''],
    ['from=2026-01-01&to=2026-11-10&step=month&channel=whatsapp', 'whatsapp'],
  ] as const) {
    const points = await pointsOf(query);
    for (const { to, stood } of points) expect([to, stood]).toEqual([to, await byHand(to, channel)]);
    expect(points.at(-1)?.stood?.total).toBeGreaterThan(20);
    expect(points.at(-1)?.stood?.status).not.toEqual(points[0]?.stood?.status);
  }
});

test('a day is recorded when it is over, also late, and then stays', async () => {
  // Three midnights have passed; in each night and since, somebody has moved, come or gone.
  now = later(3);
  for (const [place, at] of [later(0.2), later(1.2), later(2.9)].entries()) {
    await owner(
      `WITH moved AS (UPDATE rapport.contacts c SET status = 'churned', stage = 'follow_up' FROM rapport.contacts was
         WHERE c.workspace_id = $1 AND was.id = c.id AND abs(hashtext(c.id::text)) % 9 = $3 RETURNING c.id, was.status, was.stage)
       INSERT INTO rapport.contact_events (workspace_id, contact_id, kind, before, after, actor, at)
       SELECT $1, id, kind, to_jsonb(was), to_jsonb(is_now), 'engine', $2 FROM moved,
         LATERAL (VALUES ('status', status, 'churned'), ('stage', stage, 'follow_up')) AS m (kind, was, is_now) WHERE was <> is_now`,
      at,
      place,
    );
    await owner(
      `INSERT INTO rapport.contacts (id, workspace_id, source, first_seen_at) SELECT gen_random_uuid(), $1, 'manual', $2`,
      at,
    );
  }
  await recordStanding(maintenance, now);
  const points = await pointsOf('from=2026-11-08&to=2026-11-13');
  for (const { to, stood } of points) expect([to, stood]).toEqual([to, await byHand(to)]);
  await owner('DELETE FROM rapport.contacts WHERE workspace_id = $1 AND hashtext(id::text) % 5 = 0');
  await recordStanding(maintenance, now);
  const after = await pointsOf('from=2026-11-08&to=2026-11-13');
  expect(after.slice(0, -1)).toEqual(
    points.slice(0, -1).map((point) => expect.objectContaining({ stood: point.stood })),
  );
  expect(after.at(-1)?.stood).toEqual(await byHand(after.at(-1)?.to ?? ''));
  expect(after.at(-1)?.stood?.total).toBeLessThan(points.at(-1)?.stood?.total ?? 0);
});

interface Page {
  readonly items: readonly { readonly contact: { readonly id: string } }[];
  readonly nextCursor: string | null;
}

test('a number leads to the contacts that stood there', async () => {
  const [point] = await pointsOf('from=2026-11-05&to=2026-11-05');
  const of = '/v1/analytics/contacts-behind?chart=standing&from=2026-11-05&to=2026-11-05&status=active&limit=7';
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page = (await api.call('GET', of + (cursor && `&cursor=${cursor}`))).json<Page>();
    found.push(...page.items.map(({ contact }) => contact.id));
    cursor = page.nextCursor;
  }
  expect(new Set(found).size).toBe(found.length);
  expect(found).toHaveLength((await byHand(point?.to ?? '')).status['active'] ?? 0);
  expect(found.length).toBeGreaterThan(5);
});
