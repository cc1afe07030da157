import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Knex } from 'knex';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longestWithin, startTraffic, type Traffic } from '../../bench/support/old-traffic.ts';
import { acceptMessage, judge, listPage, meetSomebody, VERSION_BEFORE } from '../../bench/support/version-before.ts';
import { inWorkspace, openDatabase } from '../../db/client.ts';
import { ensureFirstWorkspace } from '../../db/first-workspace.ts';
import { migrate } from '../../db/migrate.ts';
import { projectRoot } from '../../scripts/install/places.ts';
import { asOwner } from '../support/owner.ts';
import { sharedServer } from '../support/shared-server.ts';
import { lookAt, takenAway, type ServedSchema } from './support/served-schema.ts';

const ALL = path.join(projectRoot, 'db/migrations');
const names = readdirSync(ALL)
  .filter((file) => file.endsWith('.up.sql'))
  .map((file) => file.slice(0, -'.up.sql'.length))
  .sort();
const isSince = (name: string): boolean => name.slice(0, VERSION_BEFORE.length) > VERSION_BEFORE;
const since = names.filter(isSince);

const folder = mkdtempSync(path.join(tmpdir(), 'rapport-migrations-'));
const DATABASE = `test_served_${String(process.pid)}`;
let server: string;
let url: string;
let workspaceId: string;
let owner: pg.Client;
let schema: ServedSchema;
/** Opened before the first of the migrations, and never again: what it has prepared stays prepared. */
let api: Knex;
let worker: Knex;
/** That version's work, which goes on through all of the migrations. */
let traffic: Traffic;
/** Many tries of a change that lets others pass, on a busy machine. */
const LONGEST_STALL_MS = 2_000;
beforeAll(async () => {
  server = await sharedServer('postgres');
  await asOwner(server, `CREATE DATABASE ${DATABASE}`);
  url = Object.assign(new URL(server), { pathname: `/${DATABASE}` }).href;
  await upTo(names.filter((name) => !isSince(name)));
  const locale = { country: 'PH', timeZone: 'Asia/Manila', languages: ['en'] };
  ({ workspaceId } = await ensureFirstWorkspace(url, { locale }));
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const open = (role: 'rapport_api' | 'rapport_worker') =>
    openDatabase({ url, role, poolSize: 1, applicationName: 'the version before' });
  [api, worker] = [open('rapport_api'), open('rapport_worker')];
  await servesTheVersionBefore();
  traffic = await startTraffic(url, workspaceId);
  schema = await lookAt(owner);
  expect(schema.offers.size).toBeGreaterThan(1_000);
  expect(schema.demands.length).toBeGreaterThan(100);
});
afterAll(async () => {
  await traffic.stop();
  await owner.end();
  await Promise.all([api.destroy(), worker.destroy()]);
  await asOwner(server, `DROP DATABASE ${DATABASE}`);
  rmSync(folder, { recursive: true });
});

async function upTo(some: readonly string[]): Promise<void> {
  const files = some.flatMap((name) => [`${name}.up.sql`, `${name}.down.sql`]);
  for (const file of files) copyFileSync(path.join(ALL, file), path.join(folder, file));
  await migrate(url, { folder: pathToFileURL(`${folder}/`) });
}

/** Somebody writes for the first time, is judged, writes again, and stands in the list. */
async function servesTheVersionBefore(): Promise<void> {
  const who = { workspaceId, contactId: uuidv7() };
  await inWorkspace(api, workspaceId, (scope) => meetSomebody(scope, who, `first-${who.contactId}`));
  await inWorkspace(worker, workspaceId, (scope) => judge(scope, who));
  await inWorkspace(api, workspaceId, (scope) => acceptMessage(scope, who, `second-${who.contactId}`));
  const listed = await inWorkspace(api, workspaceId, (scope) => listPage(scope, new Date(Date.now() + 60_000)));
  expect(listed.map(({ id }) => id)).toContain(who.contactId);
}

test.each(since)('%s takes nothing from the version before it, which goes on', async (name) => {
  const before = schema;
  await upTo([name]);
  schema = await lookAt(owner);
  expect(takenAway(before, schema)).toEqual([]);
  await servesTheVersionBefore();
});

test('whoever worked meanwhile failed in nothing, and never had to wait for long', async () => {
  await traffic.stop();
  for (const samples of [traffic.samples.write, traffic.samples.read]) {
    expect(samples.length).toBeGreaterThan(50);
    expect(longestWithin(samples, 0, Infinity)).toBeLessThan(LONGEST_STALL_MS);
  }
});

describe('would be found out:', () => {
  test.each([
    ['a column that goes', 'ALTER TABLE rapport.heartbeats DROP COLUMN at', /^gone: rapport\.heartbeats\.at /],
    ['a column with another name', 'ALTER TABLE rapport.heartbeats RENAME at TO seen_at', /^gone: .*\n.*demanded/s],
    ['another type', 'ALTER TABLE rapport.heartbeats ALTER at TYPE date', /^gone: rapport\.heartbeats\.at timestamp/],
    ['a default that goes', 'ALTER TABLE rapport.tags ALTER created_at DROP DEFAULT', /demanded: a value for/],
    ['a value to give', `ALTER TABLE rapport.tags ADD COLUMN shape text NOT NULL`, /^demanded: .*tags\.shape/],
    ['a check of what was there', `ALTER TABLE rapport.tags ADD CHECK (color <> '')`, /^demanded: CHECK/],
    [
      'a reference',
      'ALTER TABLE rapport.notes ADD FOREIGN KEY (workspace_id) REFERENCES rapport.workspaces',
      /FOREIGN/,
    ],
    ['a unique key', 'CREATE UNIQUE INDEX ON rapport.tags (workspace_id, color)', /^demanded: CREATE UNIQUE/],
    ['a key that ON CONFLICT names', 'DROP INDEX rapport.tags_by_name', /^gone: CREATE UNIQUE INDEX tags_by_name/],
    ['a right', 'REVOKE DELETE ON scoped.tags FROM rapport_api', /^gone: rapport_api may DELETE scoped\.tags$/],
    ['a function', 'DROP FUNCTION rapport.authenticate', /^gone: rapport_api calls authenticate/],
    ['a policy', 'DROP POLICY relay ON rapport.jobs', /^gone: policy relay of jobs/],
    ['a view', 'DROP VIEW scoped.tags', /^gone: scoped\.tags/],
  ])('%s', async (_, change, found) => {
    await owner.query('BEGIN');
    try {
      await owner.query(change);
      expect(takenAway(schema, await lookAt(owner)).join('\n')).toMatch(found);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  test('but not what a new version adds for itself', async () => {
    await owner.query('BEGIN');
    try {
      await owner.query(`
        CREATE TABLE rapport.shapes (id uuid PRIMARY KEY, workspace_id uuid NOT NULL, name text NOT NULL UNIQUE);
        ALTER TABLE rapport.tags ADD COLUMN shape_id uuid UNIQUE REFERENCES rapport.shapes, ADD COLUMN size integer NOT NULL DEFAULT 1;
        SELECT rapport.refresh_scopes()`);
      expect(takenAway(schema, await lookAt(owner))).toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});
