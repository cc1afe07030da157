/**
 * `npm run bench:cost`: what contacts cost, on an installation of its own: rows and bytes by table, events, bytes and actions of
 * Temporal. One message of each contact at a time, each judged before the next comes, as customers write; a burst costs less.
 * docs/scaling.md says what follows.
 */
import { untilAllJudged } from '../scripts/demo/backlog.ts';
import { castMessages } from '../scripts/demo/casting.ts';
import { excerpt } from '../scripts/demo/excerpt.ts';
import { inParallel } from '../scripts/demo/senders.ts';
import { temporalCost } from './support/temporal-cost.ts';
import { CONNECTIONS, withSetting, type Setting } from './support/setting.ts';

const CONTACTS = 120;
const MESSAGES = 960;

/** Turns of a conversation; beyond the longest there are none. */
const LONGEST = 1_000;

interface TableSize {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
}

await withSetting('quick', async (setting) => {
  const before = await sizes(setting);
  await converse(setting);
  const tables = (await sizes(setting)).map(({ name, rows, bytes }) => {
    const earlier = before.find((table) => table.name === name);
    return { name, rows: rows - (earlier?.rows ?? 0), bytes: bytes - (earlier?.bytes ?? 0) };
  });
  const temporal = await temporalCost(setting.temporalAddress);
  process.stdout.write(`\n${report(tables, temporal)}\n`);
});

async function converse({ client, installation }: Setting): Promise<void> {
  const messages = castMessages(excerpt(CONTACTS, MESSAGES, 3), Date.now(), 3);
  for (let turn = 0; turn < LONGEST; turn += 1) {
    const next = messages.filter(({ messageId }) => messageId.endsWith(`-${String(turn)}`));
    if (next.length === 0) return;
    await inParallel(next, CONNECTIONS, async (message) => {
      await client.post('/v1/messages', { ...message, sentAt: new Date().toISOString() });
    });
    await untilAllJudged(installation.databaseUrl(), 120_000);
  }
}

async function sizes({ pool }: Setting): Promise<readonly TableSize[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'rapport' ORDER BY 1`,
  );
  const all: TableSize[] = [];
  for (const { name } of rows) {
    // Live rows alone: what autovacuum has yet to sweep is no contact's.
    await pool.query(`VACUUM FULL rapport.${name}`);
    const { rows: sized } = await pool.query<{ rows: number; bytes: number }>(
      `SELECT (SELECT count(*) FROM rapport.${name})::integer AS rows,
         pg_total_relation_size('rapport.${name}')::integer AS bytes`,
    );
    all.push({ name, rows: sized[0]?.rows ?? 0, bytes: sized[0]?.bytes ?? 0 });
  }
  return all;
}

function report(tables: readonly TableSize[], temporal: Awaited<ReturnType<typeof temporalCost>>): string {
  const grown = tables.filter(({ rows }) => rows > 0).sort((one, other) => other.bytes - one.bytes);
  const sum = (of: 'rows' | 'bytes') => grown.reduce((total, table) => total + table[of], 0);
  const line = (name: string, ...figures: number[]) => `| ${[name, ...figures.map(short)].join(' | ')} |`;
  return [
    `${String(CONTACTS)} contacts, ${String(MESSAGES)} messages`,
    '| Table | rows a contact | bytes a contact |',
    '|---|---|---|',
    ...grown.map(({ name, rows, bytes }) => line(name, rows / CONTACTS, bytes / CONTACTS)),
    line('all', sum('rows') / CONTACTS, sum('bytes') / CONTACTS),
    '',
    '| Temporal | a contact | a message |',
    '|---|---|---|',
    ...(['runs', 'events', 'bytes', 'actions'] as const).map((of) =>
      line(of, temporal[of] / CONTACTS, temporal[of] / MESSAGES),
    ),
  ].join('\n');
}

function short(figure: number): string {
  return figure.toLocaleString('en', { maximumFractionDigits: figure < 100 ? 1 : 0 });
}
