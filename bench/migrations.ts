import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureFirstWorkspace } from '../db/first-workspace.ts';
import { migrate, migrateDown, type MigrationTold } from '../db/migrate.ts';
import { machineLocale } from '../scripts/up/machine-locale.ts';
import { generateHistory } from './support/long-history.ts';
import { longestWithin, startTraffic, type Traffic } from './support/old-traffic.ts';
import type { Measurement } from './support/report.ts';
import type { Setting } from './support/setting.ts';
import { VERSION_BEFORE } from './support/version-before.ts';

const CONTACTS = { quick: 20_000, full: 1_000_000 } as const;
const MESSAGES_EACH = 2;
const ROUNDS = 2;
const CALM_MS = 10_000;
const DATABASE = 'bench_migrations';

/** One migration one way, with all its tries. */
interface Run {
  readonly name: string;
  readonly way: 'up' | 'down';
  /** Clock of performance.now(). */
  readonly from: number;
  readonly to: number;
  readonly gaveWay: number;
}

/**
 * Takes a full database down to the version before and up again, twice, while that version's writes and reads go on all the time,
 * as the application's own roles. A stall is what one of them takes longer than it would; the raw limit is the longest of a calm
 * time. Prints a table with each migration.
 *
 * @throws when a write or a read failed
 */
export async function measureMigrations({ installation, size }: Setting): Promise<Measurement[]> {
  const url = await ownDatabase(installation.databaseUrl());
  const { workspaceId } = await ensureFirstWorkspace(url, { locale: machineLocale() });
  const contacts = CONTACTS[size];
  say(`Making ${contacts.toLocaleString('en')} contacts with ${String(MESSAGES_EACH)} messages each …`);
  await generateHistory({ url, workspaceId, contacts, messagesEach: MESSAGES_EACH, tell: say });
  const traffic = await startTraffic(url, workspaceId);
  const runs: Run[] = [];
  let calm: [number, number];
  try {
    await sleep(1_000);
    calm = await windowOf(() => sleep(CALM_MS));
    for (let round = 1; round <= ROUNDS; round++) {
      say(`Round ${String(round)}: down to ${VERSION_BEFORE}`);
      await recorded(runs, (tell) => migrateDown(url, { downTo: VERSION_BEFORE, tell }));
      say(`Round ${String(round)}: up`);
      await recorded(runs, (tell) => migrate(url, { tell }));
    }
    await sleep(1_000);
    say(`\n${tableOf(runs, traffic)}\n`);
  } finally {
    await traffic.stop();
  }
  const rawIs = 'the longest of ten seconds in which nothing migrates';
  return (['up', 'down'] as const).flatMap((way) =>
    (['write', 'read'] as const).map((kind) => {
      const samples = traffic.samples[kind];
      const stalls = runs.filter((run) => run.way === way).map(({ from, to }) => longestWithin(samples, from, to));
      const [rapport, raw] = [Math.max(...stalls), longestWithin(samples, ...calm)];
      return { name: `longest ${kind}, migrating ${way}`, unit: 'ms', rapport, raw, rawIs };
    }),
  );
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Beside the installation's own, whose processes need the newest schema. */
async function ownDatabase(installationUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: installationUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  const url = Object.assign(new URL(installationUrl), { pathname: `/${DATABASE}` }).href;
  await migrate(url);
  return url;
}

async function windowOf(work: () => Promise<unknown>): Promise<[number, number]> {
  const from = performance.now();
  await work();
  return [from, performance.now()];
}

async function recorded(runs: Run[], work: (tell: (told: MigrationTold) => void) => Promise<void>): Promise<void> {
  let from = performance.now();
  let gaveWay = 0;
  await work(({ name, way, gaveWay: hasGivenWay, ms }) => {
    if (gaveWay === 0) from = performance.now() - ms;
    if (hasGivenWay) {
      gaveWay++;
      return;
    }
    runs.push({ name, way, from, to: performance.now(), gaveWay });
    say(`  ${name} ${way}: ${seconds(from, performance.now())} s, gave way ${String(gaveWay)} times`);
    gaveWay = 0;
  });
}

const seconds = (from: number, to: number): string => ((to - from) / 1_000).toFixed(1);

function tableOf(runs: readonly Run[], { samples }: Traffic): string {
  const longest = (kind: 'write' | 'read', { from, to }: Run): string =>
    longestWithin(samples[kind], from, to).toFixed(0);
  const rows = runs.map((run) => {
    const { name, way, from, to, gaveWay } = run;
    const cells = [name, way, seconds(from, to), longest('write', run), longest('read', run), String(gaveWay)];
    return `| ${cells.join(' | ')} |`;
  });
  const head =
    '| Migration | Way | Seconds | Longest write, ms | Longest read, ms | Gave way |\n|---|---|--:|--:|--:|--:|';
  return `${String(samples.write.length)} writes, ${String(samples.read.length)} reads\n\n${head}\n${rows.join('\n')}`;
}
