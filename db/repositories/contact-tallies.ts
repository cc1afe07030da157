import type { Knex } from 'knex';

/** Tables of sums: what makes two lines the same, and what is added up. */
const TALLIES = [
  {
    table: 'contact_tallies',
    keys: [
      ...['workspace_id', 'status', 'stage', 'source', 'lead_grade', 'sentiment_level', 'vip', 'at_risk', 'branch_id'],
      'channel_set',
    ],
    sums: ['n'],
  },
  {
    table: 'contact_starts',
    keys: ['workspace_id', 'day', 'status', 'stage', 'channel_set', 'branch_id'],
    sums: ['n'],
  },
  {
    table: 'tone_tallies',
    keys: ['workspace_id', 'day', 'channel', 'branch_id', 'level'],
    sums: ['messages', 'score'],
  },
  {
    table: 'answer_tallies',
    keys: ['workspace_id', 'day', 'channel', 'branch_id', 'author', 'wait_class'],
    sums: ['answers'],
  },
  {
    table: 'answer_days',
    keys: ['workspace_id', 'day', 'author', 'wait_class'],
    sums: ['answers'],
  },
  {
    table: 'model_tallies',
    keys: ['workspace_id', 'quarter', 'provider', 'model'],
    sums: ['messages', 'input_tokens', 'output_tokens', 'priced', 'cost_usd'],
  },
] as const;

/** Lines taken in one statement: small enough for the memory of one sort. */
const PAGE = 50_000;

/** Any fixed number: of several processes one settles at a time. Two would both make a line for the same values. */
const SETTLING = 7_268_015;

/**
 * Adds up the lines that writers have left, into one for each set of values. Every sum stays what it was at each moment; it only
 * takes fewer lines. Nobody who writes waits for it.
 *
 * @param db a pool of the role `rapport_maintenance`: it is for all workspaces at once
 * @returns how many lines were settled
 */
export async function settleTallies(db: Knex): Promise<number> {
  let settled = 0;
  for (const tally of TALLIES) {
    for (let lines = PAGE; lines === PAGE; settled += lines) lines = await settlePage(db, tally);
  }
  return settled;
}

type TallyTable = (typeof TALLIES)[number];

function settlePage(db: Knex, { table, keys, sums }: TallyTable): Promise<number> {
  const key = keys.join(', ');
  const statement = `
    WITH lines AS (
      DELETE FROM ${table} WHERE NOT settled
        AND ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE NOT settled LIMIT ${String(PAGE)})) RETURNING *
    ), kept AS (
      INSERT INTO ${table} AS kept (${key}, ${sums.join(', ')}, settled)
      SELECT ${key}, ${sums.map((sum) => `sum(${sum})`).join(', ')}, true FROM lines GROUP BY ${key}
      HAVING ${sums.map((sum) => `sum(${sum}) <> 0`).join(' OR ')}
      ON CONFLICT (${key}) WHERE settled DO UPDATE SET ${sums.map((sum) => `${sum} = kept.${sum} + excluded.${sum}`).join(', ')}
    )
    SELECT count(*) AS lines FROM lines`;
  return db.transaction(async (trx) => {
    const { rows: turn } = await trx.raw<{ rows: { mine: boolean }[] }>('SELECT pg_try_advisory_xact_lock(?) AS mine', [
      SETTLING,
    ]);
    if (turn[0]?.mine !== true) return 0;
    const { rows } = await trx.raw<{ rows: { lines: number }[] }>(statement);
    return rows[0]?.lines ?? 0;
  });
}

/** Takes off what has come to nothing: values that no contact, message or answer has any more. */
export async function dropEmptyTallies(db: Knex): Promise<void> {
  for (const { table, sums } of TALLIES)
    await db.raw(`DELETE FROM ${table} WHERE settled AND ${sums.map((sum) => `${sum} = 0`).join(' AND ')}`);
}

/**
 * Puts right what contacts are counted as, for rows that came in past the triggers (a restore, made-up data).
 *
 * @returns how many sets of values were counted wrongly
 */
export async function correctContactTallies(db: Knex, workspaceId: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { n: number }[] }>('SELECT rapport.correct_contact_tallies(?) AS n', [
    workspaceId,
  ]);
  return rows[0]?.n ?? 0;
}

/**
 * Puts right what reading is counted to have taken, as {@link correctContactTallies}.
 *
 * @param workspaceId null for all
 * @returns how many sums were wrong
 */
export async function correctModelTallies(db: Knex, workspaceId: string | null): Promise<number> {
  const { rows } = await db.raw<{ rows: { n: number }[] }>('SELECT rapport.correct_model_tallies(?::uuid) AS n', [
    workspaceId,
  ]);
  return rows[0]?.n ?? 0;
}
