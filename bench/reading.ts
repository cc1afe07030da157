import { to } from 'pg-copy-streams';
import { inParallel } from '../scripts/demo/senders.ts';
import { latencyOf, timed } from './support/percentiles.ts';
import { latencies, type Measurement } from './support/report.ts';
import type { Setting } from './support/setting.ts';

const PAGES = 150;
const PAGE_ROWS = 50;

/** What the list shows, by hand. */
const COLUMNS = `id, name, email, phone, company, source, channels, status, stage, lead_score, lead_grade, sentiment_level,
  sentiment_score, vip, at_risk, completeness, branch_id, assignee_id, message_count, first_seen_at, last_message_at`;
const OF_WORKSPACE = 'FROM rapport.contacts WHERE workspace_id = $1 AND merged_into IS NULL AND erasing_at IS NULL';
const NEWEST_FIRST = `ORDER BY sort_last_message_at DESC, id DESC LIMIT ${String(PAGE_ROWS)}`;

/** List pages from the first one on, each by the cursor of the one before, over one connection; both ways page by page. */
export async function measureList({ client, pool, workspaceId }: Setting): Promise<Measurement[]> {
  const ours: number[] = [];
  const raw: number[] = [];
  let cursor: string | null = null;
  let last: [Date | string, string] = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const sql = `SELECT ${COLUMNS}, sort_last_message_at ${OF_WORKSPACE} AND (sort_last_message_at, id) < ($2, $3) ${NEWEST_FIRST}`;
  for (let page = 0; page < PAGES; page++) {
    const query: Record<string, string | number> = { limit: PAGE_ROWS, ...(cursor === null ? {} : { cursor }) };
    const listed = await timed(() => client.get<{ nextCursor: string | null }>('/v1/contacts', query));
    ours.push(listed.ms);
    cursor = listed.result.nextCursor;
    const selected = await timed(() =>
      pool.query<{ sort_last_message_at: Date; id: string }>(sql, [workspaceId, ...last]),
    );
    raw.push(selected.ms);
    const row = selected.result.rows.at(-1);
    if (row !== undefined) last = [row.sort_last_message_at, row.id];
  }
  return latencies('list page of 50', latencyOf(ours), latencyOf(raw), 'the same keyset page by hand');
}

/** Fragments of names and addresses that occur, some in one contact and some in many. */
export async function measureSearch({ client, pool, workspaceId }: Setting): Promise<Measurement[]> {
  const fragments = await fragmentsThatOccur({ pool, workspaceId });
  const ours: number[] = [];
  const raw: number[] = [];
  const search = `SELECT ${COLUMNS} ${OF_WORKSPACE} AND search LIKE '%' || $2 || '%' ${NEWEST_FIRST}`;
  await inParallel(fragments, 1, async (q) => {
    ours.push((await timed(() => client.get('/v1/contacts', { q }))).ms);
    raw.push((await timed(() => pool.query(search, [workspaceId, q]))).ms);
  });
  return latencies('search by a fragment', latencyOf(ours), latencyOf(raw), 'LIKE on the same trigram index by hand');
}

/** Rows per second of the whole workspace as CSV. */
export async function measureExport({ installation, pool, workspaceId }: Setting): Promise<Measurement[]> {
  const { baseUrl, adminKey } = installation;
  const ours = await timed(async () => {
    const answer = await fetch(`${baseUrl}/v1/contacts/export.csv`, {
      headers: { authorization: `Bearer ${adminKey}` },
    });
    if (!answer.ok || answer.body === null) throw new Error(`the export was answered ${String(answer.status)}`);
    return countLines(answer.body);
  });
  const raw = await timed(() => copyByHand({ pool, workspaceId }));
  const perSecond = ({ result, ms }: { result: number; ms: number }): number => (result - 1) / (ms / 1_000);
  const rawIs = 'COPY of the same columns over a bare connection';
  return [{ name: 'export rows', unit: 'per second', rapport: perSecond(ours), raw: perSecond(raw), rawIs }];
}

async function fragmentsThatOccur({ pool, workspaceId }: Pick<Setting, 'pool' | 'workspaceId'>): Promise<string[]> {
  const { rows } = await pool.query<{ search: string }>(
    `SELECT search FROM (SELECT search, row_number() OVER (ORDER BY id) AS place ${OF_WORKSPACE}) numbered
     WHERE place % 997 = 1 AND length(trim(search)) > 12 LIMIT 100`,
    [workspaceId],
  );
  return rows.map(({ search }, place) => {
    const text = search.trim();
    // Every second one is a whole word and so mostly common, the others reach across a word's end and are mostly rare.
    return place % 2 === 0 ? (text.split(' ')[0] ?? text) : text.slice(3, 12).trim();
  });
}

async function countLines(body: AsyncIterable<Uint8Array>): Promise<number> {
  let lines = 0;
  for await (const chunk of body) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++;
  }
  return lines;
}

async function copyByHand({ pool, workspaceId }: Pick<Setting, 'pool' | 'workspaceId'>): Promise<number> {
  const connection = await pool.connect();
  try {
    // COPY takes no parameters; the id came from the database.
    const rows = OF_WORKSPACE.replace('$1', `'${workspaceId}'`);
    const columns = 'name, email, phone, company, status, source, first_seen_at, last_message_at, message_count';
    return await countLines(
      connection.query(
        to(
          `COPY (SELECT ${columns} ${rows} ORDER BY sort_last_message_at DESC, id DESC) TO STDOUT (FORMAT csv, HEADER)`,
        ),
      ),
    );
  } finally {
    connection.release();
  }
}
