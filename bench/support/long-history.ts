import pg from 'pg';
import { generateContacts } from '../../scripts/generate-contacts.ts';

export interface LongHistory {
  /** Connection string of the tables' owner, here a superuser. */
  readonly url: string;
  /** An existing workspace without contacts. */
  readonly workspaceId: string;
  readonly contacts: number;
  /** Of each of them: in turn one of theirs with a reading, and its answer. */
  readonly messagesEach: number;
}

/** Contacts of one statement. */
const BATCH = 5_000;

/** Tables whose indexes, keys aside, are built once at the end. */
const FILLED = ['messages', 'message_analyses', 'contact_events', 'follow_ups'];

/**
 * Two years of made-up contacts, messages, readings, moves between statuses and stages, and follow-ups, written straight into the
 * tables, the same ones each time. Nothing of it is counted yet.
 */
export async function generateHistory({ url, workspaceId, contacts, messagesEach }: LongHistory): Promise<void> {
  await generateContacts({ url, workspaceId, contacts, messages: 0 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // The rows are consistent as they are made: checking each against its parent would double the time.
    await client.query('SET session_replication_role = replica');
    await client.query('SET synchronous_commit = off');
    await client.query(ROLL);
    const indexes = await client.query<{ name: string; definition: string }>(
      `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
       WHERE NOT indisunique AND indrelid = ANY (ARRAY(SELECT ('rapport.' || t)::regclass FROM unnest($1::text[]) t))`,
      [FILLED],
    );
    for (const { name } of indexes.rows) await client.query(`DROP INDEX ${name}`);
    await client.query(
      `CREATE TEMPORARY TABLE people AS SELECT row_number() OVER (ORDER BY c.first_seen_at, c.id) - 1 AS n, c.id, c.first_seen_at,
         c.status, c.stage, c.source, v.id AS conversation_id, v.channel, v.channel_user_id
       FROM rapport.contacts c JOIN rapport.conversations v ON v.contact_id = c.id WHERE c.workspace_id = $1`,
      [workspaceId],
    );
    await client.query('CREATE INDEX ON people (n)');
    await client.query('ANALYZE people');
    for (let from = 0; from < contacts; from += BATCH) {
      for (const statement of [MESSAGES, READINGS]) {
        await client.query(statement, [workspaceId, from, from + BATCH - 1, messagesEach]);
      }
      for (const statement of [MOVES, FOLLOW_UPS]) await client.query(statement, [workspaceId, from, from + BATCH - 1]);
      if ((from / BATCH) % 20 === 0) process.stdout.write(`${(from * messagesEach).toLocaleString('en')} messages\n`);
    }
    for (const { definition } of indexes.rows) await client.query(definition);
    await client.query(
      `UPDATE rapport.conversations v SET message_count = $2, last_message_at = m.last
      FROM (SELECT conversation_id, max(sent_at) AS last FROM rapport.messages WHERE workspace_id = $1 GROUP BY 1) m
      WHERE m.conversation_id = v.id`,
      [workspaceId, messagesEach],
    );
    // The workspace was counted when it was empty, and these rows came past the triggers.
    await client.query('DELETE FROM rapport.standing_days WHERE workspace_id = $1', [workspaceId]);
    await client.query('DELETE FROM rapport.counted_workspaces WHERE workspace_id = $1', [workspaceId]);
    await client.query(
      `VACUUM (ANALYZE) ${[...FILLED, 'conversations'].map((table) => `rapport.${table}`).join(', ')}`,
    );
  } finally {
    await client.end();
  }
}

/** The n-th row's chance for a purpose is always the same. Gone with the connection. */
const ROLL = `
  CREATE FUNCTION pg_temp.roll(n bigint, purpose integer) RETURNS double precision LANGUAGE sql IMMUTABLE
    AS 'SELECT (hashint8extended(n, purpose) & 1073741823)::double precision / 1073741824';
  -- In the order of time, as ids are that the product makes.
  CREATE FUNCTION pg_temp.numbered(workspace uuid, what text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    AS $$ SELECT (to_char(n, 'FM000000000000') || substr(md5(workspace::text || what), 13))::uuid $$`;

/** Somebody asks every second hour, and is mostly answered within minutes, sometimes only after more than an hour. */
const MESSAGES = `
  INSERT INTO rapport.messages (id, workspace_id, contact_id, origin_contact_id, conversation_id, seq, channel, channel_user_id,
    channel_message_id, position_key, direction, author, text, content_hash, sent_at, source)
  SELECT pg_temp.numbered($1::uuid, 'message', place), $1::uuid, p.id, p.id, p.conversation_id, place, p.channel, p.channel_user_id,
    'm-' || to_char(place, 'FM000000000000'), p.channel || '/' || p.channel_user_id || '/m-' || to_char(place, 'FM000000000000'),
    CASE WHEN inbound THEN 'inbound' ELSE 'outbound' END,
    CASE WHEN inbound THEN 'contact' WHEN pg_temp.roll(place, 41) < 0.7 THEN 'ai' ELSE 'human' END,
    CASE WHEN inbound THEN 'Hello, could you tell me how much package ' || place || ' would be, and when it arrives?'
      ELSE 'Thank you for asking! It is 1,500 for package ' || place || ', delivered within three days.' END,
    '\\x00', p.first_seen_at + (turn / 2) * interval '2 hours'
      + CASE WHEN inbound THEN interval '0' ELSE (3 + pg_temp.roll(place, 42) ^ 6 * 6000) * interval '1 second' END, p.source
  FROM people p, generate_series(0, $4::bigint - 1) AS turn,
  LATERAL (SELECT p.n * $4::bigint + turn AS place, turn % 2 = 0 AS inbound) AS own
  WHERE p.n BETWEEN $2::bigint AND $3::bigint`;

const READINGS = `
  INSERT INTO rapport.message_analyses (message_id, workspace_id, contact_id, revision, context_hash, settings_version, provider, model,
    reading, sentiment_score, sentiment_level, analysed_at)
  SELECT pg_temp.numbered($1::uuid, 'message', place), $1::uuid, p.id, 0, '\\x00', 1, 'local', 'local',
    '{"hits": [], "fields": {}}', score, CASE WHEN score >= 0.5 THEN 'very_positive' WHEN score >= 0.125 THEN 'positive'
      WHEN score <= -0.5 THEN 'very_negative' WHEN score <= -0.125 THEN 'negative' ELSE 'neutral' END,
    p.first_seen_at + (turn / 2) * interval '2 hours'
  FROM people p, generate_series(0, $4::bigint - 1, 2) AS turn,
  LATERAL (SELECT p.n * $4::bigint + turn AS place) AS own,
  LATERAL (SELECT round((pg_temp.roll(place, 43) + pg_temp.roll(place, 44) - 1)::numeric, 3)::double precision AS score) AS feels
  WHERE p.n BETWEEN $2::bigint AND $3::bigint`;

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
