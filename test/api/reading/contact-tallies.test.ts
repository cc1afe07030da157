import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Knex } from 'knex';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../../db/client.ts';
import { correctContactTallies, dropEmptyTallies, settleTallies } from '../../../db/repositories/contact-tallies.ts';
import { GRADES, SENTIMENT_LEVELS, SOURCES, STAGES, STATUSES } from '../../../domain/vocabulary.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { BRANCHES } from './crowd.ts';

let api: TestApi;
let maintenance: Knex;
/** Two writers at once, as the tables' owner. */
let writers: [pg.Client, pg.Client];
beforeAll(async () => {
  api = await startTestApi();
  const options = { url: api.ownerUrl, poolSize: 1, applicationName: 'tallies test' };
  maintenance = openDatabase({ ...options, role: 'rapport_maintenance' });
  writers = [new pg.Client(api.ownerUrl), new pg.Client(api.ownerUrl)];
  for (const writer of writers) await writer.connect();
});
afterAll(async () => {
  for (const writer of writers) await writer.end();
  await maintenance.destroy();
  await api.close();
});

const KEYS = 'status, stage, source, lead_grade, sentiment_level, vip, at_risk, branch_id, channel_set';
const STARTS = 'status, stage, channel_set, branch_id';
/** The sums that are kept, and the contacts counted by hand; without what nobody has. */
async function bothWays(): Promise<[unknown[], unknown[]]> {
  const read = async (rows: string, from: string, keys = KEYS): Promise<unknown[]> =>
    (
      await writers[0].query(
        `SELECT workspace_id, ${keys}, ${rows} AS n FROM ${from} GROUP BY workspace_id, ${keys} HAVING ${rows} <> 0
         ORDER BY workspace_id, ${keys}`,
      )
    ).rows;
  const shown = `(SELECT *, (first_seen_at AT TIME ZONE 'UTC')::date AS day FROM rapport.contacts
    WHERE erasing_at IS NULL AND merged_into IS NULL) shown`;
  return [
    [
      ...(await read('sum(n)', 'rapport.contact_tallies')),
      ...(await read('sum(n)', 'rapport.contact_starts', `day, ${STARTS}`)),
    ],
    [...(await read('count(*)', shown)), ...(await read('count(*)', shown, `day, ${STARTS}`))],
  ];
}

const facets = fc.record({
  status: fc.constantFrom(...STATUSES),
  stage: fc.constantFrom(...STAGES),
  source: fc.constantFrom(...SOURCES),
  lead_grade: fc.constantFrom(...GRADES),
  sentiment_level: fc.option(fc.constantFrom(...SENTIMENT_LEVELS), { nil: null }),
  vip: fc.boolean(),
  at_risk: fc.boolean(),
  branch_id: fc.option(fc.constantFrom(...BRANCHES), { nil: null }),
  channels: fc.subarray(['web', 'whatsapp', 'email']),
  first_seen_at: fc.constantFrom('2026-03-01T23:59:59Z', '2026-03-02T00:00:00Z', '2026-05-01T12:00:00Z'),
});

const TYPES: Readonly<Record<keyof (typeof facets extends fc.Arbitrary<infer F> ? F : never), string>> = {
  ...{ status: 'text', stage: 'text', source: 'text', lead_grade: 'text', sentiment_level: 'text', vip: 'boolean' },
  ...{ at_risk: 'boolean', branch_id: 'uuid', channels: 'text[]', first_seen_at: 'timestamptz' },
};

const share = fc.integer({ min: 0, max: 9 });
const write = fc.record({
  writer: fc.constantFrom(0 as const, 1 as const),
  rollBack: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  what: fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), rows: fc.integer({ min: 1, max: 40 }), facets }),
    fc.record({
      kind: fc.constant('update' as const),
      share,
      facets,
      columns: fc.subarray(Object.keys(TYPES), { minLength: 1 }),
    }),
    fc.record({ kind: fc.constantFrom('erase', 'revive', 'merge', 'undo', 'delete', 'touch'), share }),
    fc.record({ kind: fc.constantFrom('settle', 'drop') }),
  ),
});

/** Every tenth contact or so, another tenth for each share. */
const SOME = `workspace_id = $1 AND abs(hashtext(id::text)) % 10 = $2`;
const CHANGES: Readonly<Record<string, string>> = {
  erase: `UPDATE rapport.contacts SET erasing_at = now() WHERE ${SOME}`,
  revive: `UPDATE rapport.contacts SET erasing_at = NULL WHERE ${SOME}`,
  merge: `UPDATE rapport.contacts SET merged_into = (SELECT min(id::text)::uuid FROM rapport.contacts WHERE workspace_id = $1) WHERE ${SOME}`,
  undo: `UPDATE rapport.contacts SET merged_into = NULL WHERE ${SOME}`,
  touch: `UPDATE rapport.contacts SET message_count = message_count + 1, channels = channels WHERE ${SOME}`,
  delete: `DELETE FROM rapport.contacts c WHERE ${SOME} AND NOT EXISTS (SELECT FROM rapport.contacts m WHERE m.merged_into = c.id)`,
};

type Write = typeof write extends fc.Arbitrary<infer W> ? W : never;

async function carryOut({ writer, rollBack, what }: Write): Promise<void> {
  if (what.kind === 'settle') return void (await settleTallies(maintenance));
  if (what.kind === 'drop') return dropEmptyTallies(maintenance);
  const client = writers[writer];
  await client.query('BEGIN');
  const columns = Object.keys(TYPES) as (keyof typeof TYPES)[];
  if ('rows' in what) {
    await client.query(
      `INSERT INTO rapport.contacts (id, workspace_id, ${columns.join(', ')})
       SELECT gen_random_uuid(), $1, ${columns.map((_, n) => `$${String(n + 3)}`).join(', ')}
       FROM generate_series(1, $2::integer)`,
      [api.workspaceId, what.rows, ...columns.map((column) => what.facets[column])],
    );
  } else if ('columns' in what) {
    const chosen = columns.filter((column) => what.columns.includes(column));
    await client.query(
      `UPDATE rapport.contacts SET ${chosen.map((column, n) => `${column} = $${String(n + 3)}::${TYPES[column]}`).join(', ')}
       WHERE ${SOME}`,
      [api.workspaceId, what.share, ...chosen.map((column) => what.facets[column])],
    );
  } else if ('share' in what) {
    await client.query(CHANGES[what.kind] ?? '', [api.workspaceId, what.share]);
  }
  await client.query(rollBack ? 'ROLLBACK' : 'COMMIT');
}

it('equals a plain count, whatever is written, settled and taken back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 5, maxLength: 25 }), async (writes) => {
      for (const each of writes) await carryOut(each);
      const [kept, byHand] = await bothWays();
      expect(kept).toEqual(byHand);
    }),
    { numRuns: 30 },
  );
  const [kept] = await bothWays();
  expect(kept.length).toBeGreaterThan(3);
}, 60_000);

it('holds while writers and settling overlap, and nobody waits for another’s line', async () => {
  const insert = (client: pg.Client) =>
    client.query(
      `INSERT INTO rapport.contacts (id, workspace_id, source, first_seen_at) VALUES ($1, $2, 'manual', now())`,
      [randomUUID(), api.workspaceId],
    );
  const [one, other] = writers;
  await one.query('BEGIN');
  await insert(one);
  // The first has not committed: of the same values, the second would wait here for a row that both add to.
  await other.query("SET lock_timeout = '2s'");
  await insert(other);
  await settleTallies(maintenance);
  await insert(one);
  await one.query('COMMIT');
  await settleTallies(maintenance);
  const [kept, byHand] = await bothWays();
  expect(kept).toEqual(byHand);
  const { rows } = await one.query<{ n: string }>(
    'SELECT count(*) AS n FROM rapport.contact_tallies WHERE NOT settled',
  );
  expect(Number(rows[0]?.n)).toBe(0);
});

it('is put right for rows that came in past the triggers', async () => {
  const [client] = writers;
  await client.query('SET session_replication_role = replica');
  await client.query(
    `INSERT INTO rapport.contacts (id, workspace_id, source, first_seen_at) VALUES (gen_random_uuid(), $1, 'manual', now())`,
    [api.workspaceId],
  );
  await client.query("UPDATE rapport.contacts SET status = 'churned' WHERE source = 'manual'");
  await client.query('RESET session_replication_role');
  const [wrong, right] = await bothWays();
  expect(wrong).not.toEqual(right);
  expect(await correctContactTallies(maintenance, api.workspaceId)).toBeGreaterThan(0);
  const [kept, byHand] = await bothWays();
  expect(kept).toEqual(byHand);
  expect(await correctContactTallies(maintenance, api.workspaceId)).toBe(0);
});
