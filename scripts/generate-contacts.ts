import pg from 'pg';

export interface Generated {
  /** Connection string of the tables' owner, here a superuser as in the embedded database. */
  readonly url: string;
  /** An existing workspace without contacts. */
  readonly workspaceId: string;
  readonly contacts: number;
  /** In all, dealt to the contacts in turn; 0 for lists alone. */
  readonly messages: number;
}

/** Rows of one statement: large enough that statements cost nothing, small enough to see that it moves. */
const BATCH = 20_000;

/**
 * Fills a workspace with made-up contacts, and messages where wanted: the same ones each time, some 10,000 contacts a
 * second. For benchmarks and plan tests: names of several scripts, skewed filters, rare and common fragments, rows about as
 * wide as real ones. Ends with ANALYZE.
 *
 * @param onBatch hears how many rows are there
 */
export async function generateContacts(
  wanted: Generated,
  onBatch: (rows: number) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString: wanted.url });
  await client.connect();
  try {
    // The rows are consistent as they are made: checking each against its parent would double the time.
    await client.query('SET session_replication_role = replica');
    await client.query(DICE);
    const rebuildIndexes = await setIndexesAside(client);
    for (let from = 0; from < wanted.contacts; from += BATCH) {
      const upto = Math.min(from + BATCH, wanted.contacts) - 1;
      await client.query('BEGIN');
      for (const statement of [CONTACTS, INBOXES, IDENTITIES, CONVERSATIONS]) {
        await client.query(statement, [wanted.workspaceId, from, upto]);
      }
      await client.query('COMMIT');
      onBatch(upto + 1);
    }
    for (let from = 0; from < wanted.messages; from += BATCH) {
      const upto = Math.min(from + BATCH, wanted.messages) - 1;
      await client.query(MESSAGES, [wanted.workspaceId, from, upto, wanted.contacts]);
      onBatch(upto + 1);
    }
    await rebuildIndexes();
    await client.query('SELECT rapport.correct_contact_tallies($1)', [wanted.workspaceId]);
    await client.query(
      `VACUUM (ANALYZE) rapport.contacts, rapport.contact_identities, rapport.conversations, rapport.messages,
         rapport.contact_tallies`,
    );
  } finally {
    await client.end();
  }
}

/**
 * Drops the indexes that are not keys, where the tables are empty: building them once at the end takes a third of the time.
 * @returns what builds them again
 */
async function setIndexesAside(client: pg.Client): Promise<() => Promise<void>> {
  const found = await client.query<{ name: string; definition: string }>(`
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
    FROM pg_index WHERE indrelid = ANY ('{rapport.contacts,rapport.conversations,rapport.messages}'::regclass[])
      AND NOT indisunique AND NOT EXISTS (SELECT FROM rapport.contacts)`);
  for (const { name } of found.rows) await client.query(`DROP INDEX ${name}`);
  return async () => {
    for (const { definition } of found.rows) await client.query(definition);
  };
}

/** Chance without a seed to keep: the n-th row's roll for a purpose is always the same. Gone with the connection. */
const DICE = `
  CREATE FUNCTION pg_temp.roll(n bigint, purpose integer) RETURNS double precision LANGUAGE sql IMMUTABLE
    AS 'SELECT (hashint8extended(n, purpose) & 1073741823)::double precision / 1073741824';
  CREATE FUNCTION pg_temp.pick(n bigint, purpose integer, choices text[]) RETURNS text LANGUAGE sql IMMUTABLE
    AS 'SELECT choices[1 + floor(pg_temp.roll(n, purpose) * array_length(choices, 1))::integer]';
  CREATE FUNCTION pg_temp.made(workspace uuid, what text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    AS 'SELECT md5(workspace::text || what || n::text)::uuid'`;

const FIRST_NAMES = `'{Ana,Ben,Carlos,Dina,Émile,Fatima,Grace,Hugo,Inés,José,Kim,Lucía,Mário,Nina,Ólafur,Paolo,Quynh,Rosa,Søren,Tomás,
  Uma,Víctor,Wei,Ximena,Yusuf,Zoë,Анна,Иван,สมชาย,王伟,محمد,Đặng}'::text[]`;
const LAST_NAMES = `'{Reyes,Santos,Cruz,Müller,García,Smith,Nguyen,Ivanova,Okafor,Kowalski,Fernandes,Haddad,Larsson,Rossi,Tanaka,Zieliński}'::text[]`;
const DOMAINS = `'{gmail.com,gmail.com,gmail.com,yahoo.com,outlook.com,example.org,acme.example}'::text[]`;

/** Has no divisor in common with ten: the n-th number is nobody else's, and neighbours are far apart. */
const SPREAD = 387_420_489;

const CONTACTS = `
  INSERT INTO rapport.contacts (id, workspace_id, source, first_seen_at, last_message_at, touched_at, evaluated_at, message_count,
    channels, told_name, told_email, told_phone, told_company, status, stage, lead_score, lead_grade, sentiment_level,
    sentiment_score, vip, at_risk, completeness, settings_version, explain)
  SELECT pg_temp.made($1::uuid, 'contact', n), $1::uuid,
    pg_temp.pick(n, 1, '{chat_widget,chat_widget,chat_widget,messaging,messaging,lead_form,email,manual,import}'),
    seen, CASE WHEN pg_temp.roll(n, 2) < 0.97 THEN last END, last, last, floor(pg_temp.roll(n, 3) * 40)::integer,
    CASE WHEN pg_temp.roll(n, 4) < 0.85 THEN ARRAY[channel]
      ELSE ARRAY[channel, pg_temp.pick(n, 5, '{telegram,google_business}')] END,
    CASE WHEN pg_temp.roll(n, 6) < 0.9 THEN full_name END,
    CASE WHEN pg_temp.roll(n, 9) < 0.7 THEN mailbox || n || '@' || pg_temp.pick(n, 10, ${DOMAINS}) END,
    CASE WHEN pg_temp.roll(n, 11) < 0.6 THEN '+639' || lpad((n::bigint * ${String(SPREAD)} % 1000000000)::text, 9, '0') END,
    CASE WHEN pg_temp.roll(n, 12) < 0.2 THEN 'Company ' || floor(pg_temp.roll(n, 13) * 5000)::integer END,
    pg_temp.pick(n, 14, '{new,new,new,active,active,active,qualified,converted,inactive,inactive,inactive,inactive,churned}'),
    pg_temp.pick(n, 15, '{inquiry,inquiry,inquiry,inquiry,comparing,comparing,closing,in_progress,follow_up}'),
    score, CASE WHEN score >= 80 THEN 'A' WHEN score >= 60 THEN 'B' WHEN score >= 40 THEN 'C' WHEN score >= 20 THEN 'D' ELSE 'F' END,
    CASE WHEN feeling IS NULL THEN NULL WHEN feeling >= 0.5 THEN 'very_positive' WHEN feeling >= 0.125 THEN 'positive'
      WHEN feeling <= -0.5 THEN 'very_negative' WHEN feeling <= -0.125 THEN 'negative' ELSE 'neutral' END,
    feeling, pg_temp.roll(n, 16) < 0.01, pg_temp.roll(n, 17) < 0.02, round(pg_temp.roll(n, 18)::numeric, 1), 1,
    jsonb_build_object('status', why, 'stage', why, 'leadScore', why || '{"value": 0}', 'sentiment', null, 'contributions', '[]'::jsonb)
  FROM generate_series($2::bigint, $3::bigint) AS n,
  LATERAL (SELECT floor(100 * pg_temp.roll(n, 19) ^ 2)::integer AS score,
    CASE WHEN pg_temp.roll(n, 20) < 0.9 THEN pg_temp.roll(n, 21) + pg_temp.roll(n, 22) - 1 END AS feeling,
    pg_temp.pick(n, 23, '{web,web,web,whatsapp,whatsapp,facebook,instagram,email}') AS channel,
    timestamptz '2024-01-01' + n * interval '61.7 seconds' AS seen,
    '{"value": "new", "confidence": 1, "rule": {"id": "status.new", "version": 1}, "params": {}, "evidence": []}'::jsonb AS why) AS own,
  LATERAL (SELECT pg_temp.pick(n, 7, ${FIRST_NAMES}) || ' ' || pg_temp.pick(n, 8, ${LAST_NAMES}) AS full_name) AS called,
  LATERAL (SELECT btrim(regexp_replace(rapport.plain(full_name), '[^a-z]+', '.', 'g'), '.') AS mailbox) AS writes,
  LATERAL (SELECT least(seen + pg_temp.roll(n, 24) ^ 3 * interval '400 days', timestamptz '2026-11-01') AS last) AS later`;

const INBOXES = `
  INSERT INTO rapport.contact_inbox (contact_id, workspace_id)
  SELECT pg_temp.made($1::uuid, 'contact', n), $1::uuid FROM generate_series($2::bigint, $3::bigint) AS n`;

const IDENTITIES = `
  INSERT INTO rapport.contact_identities (id, workspace_id, contact_id, kind, value, verified, is_primary, linked_by)
  SELECT pg_temp.made($1::uuid, kind, n), $1::uuid, c.id, kind, value, true, true, 'channel'
  FROM generate_series($2::bigint, $3::bigint) AS n
  JOIN rapport.contacts c ON c.id = pg_temp.made($1::uuid, 'contact', n),
  LATERAL (VALUES ('email', c.email), ('phone', c.phone), (c.channels[1], 'user-' || n)) AS known (kind, value)
  WHERE value IS NOT NULL ON CONFLICT DO NOTHING`;

const CONVERSATIONS = `
  INSERT INTO rapport.conversations (id, workspace_id, contact_id, channel, channel_user_id, first_message_at, last_message_at, message_count)
  SELECT pg_temp.made($1::uuid, 'conversation', n), $1::uuid, c.id, c.channels[1], 'user-' || n, c.first_seen_at,
    coalesce(c.last_message_at, c.first_seen_at), c.message_count
  FROM generate_series($2::bigint, $3::bigint) AS n JOIN rapport.contacts c ON c.id = pg_temp.made($1::uuid, 'contact', n)`;

const MESSAGES = `
  INSERT INTO rapport.messages (id, workspace_id, contact_id, origin_contact_id, conversation_id, seq, channel, channel_user_id,
    channel_message_id, position_key, direction, author, text, content_hash, sent_at, source)
  SELECT pg_temp.made($1::uuid, 'message', n), $1::uuid, c.id, c.id, pg_temp.made($1::uuid, 'conversation', n % $4::bigint), n + 1,
    c.channels[1], 'user-' || (n % $4::bigint), 'm-' || n, c.channels[1] || '/user-' || (n % $4::bigint) || '/m-' || n,
    CASE WHEN inbound THEN 'inbound' ELSE 'outbound' END, CASE WHEN inbound THEN 'contact' ELSE 'ai' END,
    CASE WHEN inbound THEN 'Hello, could you tell me how much the package number ' || n || ' would be, and when it arrives?'
      ELSE 'Thank you for asking! It is 1,500 for the package number ' || n || ', delivered within three days.' END,
    '\\x00', c.first_seen_at + (n / $4::bigint) * interval '1 hour', c.source
  FROM generate_series($2::bigint, $3::bigint) AS n
  JOIN rapport.contacts c ON c.id = pg_temp.made($1::uuid, 'contact', n % $4::bigint),
  LATERAL (SELECT (n / $4::bigint) % 2 = 0 AS inbound) AS turn`;
