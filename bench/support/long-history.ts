import pg from 'pg';
import { generateContacts } from '../../scripts/generate-contacts.ts';

export interface LongHistory {
  /** Connection string of the tables' owner, here a superuser. */
  readonly url: string;
  /** An existing workspace without contacts. */
  readonly workspaceId: string;
  readonly contacts: number;
  /** Of each of them, an even number: in turn one of theirs with a reading, and its answer. */
  readonly messagesEach: number;
  /** Hears how far it has come. */
  readonly tell?: (line: string) => void;
}

/** Contacts of one statement. */
const BATCH = 5_000;

/** Sessions that write at the same time: one for each core of a small machine. */
const SESSIONS = 2;

/** Tables whose indexes, keys aside, are built once at the end. */
const FILLED = ['messages', 'message_analyses', 'contact_events', 'follow_ups', 'conversations'];

/**
 * Two years of made-up contacts, messages, readings, moves between statuses and stages, and follow-ups, written straight into the
 * tables, the same ones each time. The sums of contacts and of models are right then, and nothing else is counted yet.
 */
export async function generateHistory(wanted: LongHistory): Promise<void> {
  const { url, workspaceId, contacts, messagesEach, tell = () => undefined } = wanted;
  await generateContacts({ url, workspaceId, contacts, messages: 0 }, (rows) => {
    if (rows % 200_000 === 0) tell(`${rows.toLocaleString('en')} contacts`);
  });
  tell(`${contacts.toLocaleString('en')} contacts made`);
  const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => openSession(url)));
  try {
    const [first] = sessions as [pg.Client];
    const indexes = await setAside(first);
    await Promise.all(sessions.map((session) => listPeople(session, workspaceId)));
    const batches = Array.from({ length: Math.ceil(contacts / BATCH) }, (_, n) => n * BATCH);
    await inTurn(sessions, batches, async (session, from) => {
      const page = [workspaceId, from, from + BATCH - 1];
      for (const statement of [MESSAGES, READINGS, CONVERSATIONS])
        await session.query(statement, [...page, messagesEach]);
      for (const statement of [MOVES, FOLLOW_UPS]) await session.query(statement, page);
      if ((from / BATCH) % 10 === 9) tell(`${((from + BATCH) * messagesEach).toLocaleString('en')} messages`);
    });
    await inTurn(sessions, indexes, async (session, definition) => {
      await session.query(definition);
      tell(definition.replace(/ ON .*$/, ''));
    });
    await inTurn(sessions, FILLED, async (session, table) => {
      await session.query(`ALTER TABLE rapport.${table} RESET (autovacuum_enabled)`);
      await session.query(`VACUUM (ANALYZE) rapport.${table}`);
      tell(`VACUUM ${table}`);
    });
    await first.query('SELECT rapport.correct_model_tallies($1)', [workspaceId]);
    // The workspace was counted when it was empty, and these rows came past the triggers.
    await first.query('DELETE FROM rapport.standing_days WHERE workspace_id = $1', [workspaceId]);
    await first.query('DELETE FROM rapport.counted_workspaces WHERE workspace_id = $1', [workspaceId]);
  } finally {
    await Promise.all(sessions.map((session) => session.end()));
  }
}

async function openSession(url: string): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  // The rows are consistent as they are made: checking each against its parent would double the time.
  await session.query('SET session_replication_role = replica');
  await session.query('SET synchronous_commit = off');
  await session.query("SET maintenance_work_mem = '512MB'");
  await session.query(ROLL);
  return session;
}

/** Each session takes the next item as soon as it is free. */
async function inTurn<Item>(
  sessions: readonly pg.Client[],
  items: readonly Item[],
  work: (session: pg.Client, item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  await Promise.all(
    sessions.map(async (session) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(session, item);
    }),
  );
}

/** Drops indexes, and has nobody clean up meanwhile. @returns what builds the indexes again */
async function setAside(session: pg.Client): Promise<string[]> {
  for (const table of FILLED) await session.query(`ALTER TABLE rapport.${table} SET (autovacuum_enabled = off)`);
  const { rows } = await session.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE NOT indisunique AND indrelid = ANY (ARRAY(SELECT ('rapport.' || t)::regclass FROM unnest($1::text[]) t))`,
    [FILLED],
  );
  for (const { name } of rows) await session.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function listPeople(session: pg.Client, workspaceId: string): Promise<void> {
  await session.query(
    `CREATE TEMPORARY TABLE people AS SELECT row_number() OVER (ORDER BY c.first_seen_at, c.id) - 1 AS n, c.id, c.first_seen_at,
       c.status, c.stage, c.source, v.id AS conversation_id, v.channel, v.channel_user_id
     FROM rapport.contacts c JOIN rapport.conversations v ON v.contact_id = c.id WHERE c.workspace_id = $1`,
    [workspaceId],
  );
  await session.query('CREATE INDEX ON people (n)');
  await session.query('ANALYZE people');
}

/** The n-th row's chance for a purpose is always the same. Gone with the connection. */
const ROLL = `
  CREATE FUNCTION pg_temp.roll(n bigint, purpose integer) RETURNS double precision LANGUAGE sql IMMUTABLE
    AS 'SELECT (hashint8extended(n, purpose) & 1073741823)::double precision / 1073741824';
  -- In the order of time, as ids are that the product makes.
  CREATE FUNCTION pg_temp.numbered(workspace uuid, what text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    AS $$ SELECT (to_char(n, 'FM000000000000') || substr(md5(workspace::text || what), 13))::uuid $$`;

/** Somebody asks every second hour, and is mostly answered within minutes, sometimes only after more than an hour. */
const SENT_AT = `p.first_seen_at + (turn / 2) * interval '2 hours'
      + CASE WHEN turn % 2 = 0 THEN interval '0' ELSE (3 + pg_temp.roll(place, 42) ^ 6 * 6000) * interval '1 second' END`;

const MESSAGES = `
  INSERT INTO rapport.messages (id, workspace_id, contact_id, origin_contact_id, conversation_id, seq, channel, channel_user_id,
    channel_message_id, position_key, direction, author, text, content_hash, sent_at, source)
  SELECT pg_temp.numbered($1::uuid, 'message', place), $1::uuid, p.id, p.id, p.conversation_id, place, p.channel, p.channel_user_id,
    'm-' || to_char(place, 'FM000000000000'), p.channel || '/' || p.channel_user_id || '/m-' || to_char(place, 'FM000000000000'),
    CASE WHEN inbound THEN 'inbound' ELSE 'outbound' END,
    CASE WHEN inbound THEN 'contact' WHEN pg_temp.roll(place, 41) < 0.7 THEN 'ai' ELSE 'human' END,
    CASE WHEN inbound THEN 'Hello, could you tell me how much package ' || place || ' would be, and when it arrives?'
      ELSE 'Thank you for asking! It is 1,500 for package ' || place || ', delivered within three days.' END,
    '\\x00', ${SENT_AT}, p.source
  FROM people p, generate_series(0, $4::bigint - 1) AS turn,
  LATERAL (SELECT p.n * $4::bigint + turn AS place, turn % 2 = 0 AS inbound) AS own
  WHERE p.n BETWEEN $2::bigint AND $3::bigint`;

const READINGS = `
  INSERT INTO rapport.message_analyses (message_id, workspace_id, contact_id, revision, context_hash, settings_version, provider, model,
    reading, sentiment_score, sentiment_level, input_tokens, output_tokens, cost_usd, analysed_at)
  SELECT pg_temp.numbered($1::uuid, 'message', place), $1::uuid, p.id, 0, '\\x00', 1, provider, model,
    '{"hits": [], "fields": {}}', score, CASE WHEN score >= 0.5 THEN 'very_positive' WHEN score >= 0.125 THEN 'positive'
      WHEN score <= -0.5 THEN 'very_negative' WHEN score <= -0.125 THEN 'negative' ELSE 'neutral' END,
    input, output, usd, p.first_seen_at + (turn / 2) * interval '2 hours'
  FROM people p, generate_series(0, $4::bigint - 1, 2) AS turn,
  LATERAL (SELECT p.n * $4::bigint + turn AS place) AS own,
  LATERAL (SELECT * FROM (VALUES ('openai', 'gpt-4o-mini', 1900, 250, 0.0004::double precision, 0.7),
      ('openai', 'gpt-4o', 1900, 250, 0.0073, 0.8), ('local', 'local', NULL, NULL, NULL, 1))
      AS m (provider, model, input, output, usd, upto) WHERE pg_temp.roll(place, 47) < upto ORDER BY upto LIMIT 1) AS read_by,
  LATERAL (SELECT round((pg_temp.roll(place, 43) + pg_temp.roll(place, 44) - 1)::numeric, 3)::double precision AS score) AS feels
  WHERE p.n BETWEEN $2::bigint AND $3::bigint`;

/** The last message is the answer to the last question. */
const CONVERSATIONS = `
  UPDATE rapport.conversations v SET message_count = $4::bigint, last_message_at = ${SENT_AT}
  FROM people p, LATERAL (SELECT $4::bigint - 1 AS turn) AS last, LATERAL (SELECT p.n * $4::bigint + turn AS place) AS own
  WHERE p.n BETWEEN $2::bigint AND $3::bigint AND v.id = p.conversation_id AND v.workspace_id = $1::uuid`;

/** From where everybody begins to where the contact is: its status a day later, its stage two days later. */
const MOVES = `
  INSERT INTO rapport.contact_events (workspace_id, contact_id, kind, before, after, actor, at)
  SELECT $1::uuid, p.id, move.kind, to_jsonb(move.was), to_jsonb(move.is_now), 'engine', p.first_seen_at + move.after
  FROM people p, LATERAL (VALUES ('status', 'new', p.status, interval '1 day'), ('stage', 'inquiry', p.stage, interval '2 days'))
    AS move (kind, was, is_now, after)
  WHERE p.n BETWEEN $2::bigint AND $3::bigint AND move.was <> move.is_now`;

/** Every tenth contact got one. */
const FOLLOW_UPS = `
  INSERT INTO rapport.follow_ups (id, workspace_id, contact_id, conversation_id, kind, anchor, attempt, max_attempts, state, channel,
    due_at, created_at, sent_at, answered_after, rule, params, suggested_message, outcome)
  SELECT pg_temp.numbered($1::uuid, 'follow-up', p.n), $1::uuid, p.id, p.conversation_id,
    (ARRAY['promise', 'ghosting', 'undecided'])[1 + floor(pg_temp.roll(p.n, 45) * 3)::integer], 'made up', 1, 3, 'sent', p.channel,
    at, at, at, at, '{}', '{}', 'Hello again',
    (ARRAY['replied', 'converted', 'no_reply', NULL])[1 + floor(pg_temp.roll(p.n, 46) * 4)::integer]
  FROM people p, LATERAL (SELECT p.first_seen_at + interval '3 days' AS at) AS later
  WHERE p.n BETWEEN $2::bigint AND $3::bigint AND p.n % 10 = 0`;
