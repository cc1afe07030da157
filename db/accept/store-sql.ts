import { CLAIM_IDENTITIES, MET_OTHERS } from './claims.ts';

/** The shown details are the last words by position that stand in `told`. */
const TOLD = ['name', 'email', 'phone', 'company', 'timeZone']
  .map((field) => `p.told #>> '{${field},value}'`)
  .join(', ');

/** The branch that a message names, else that of the connection it came by. */
const BRANCH = 'coalesce(p."branchId", (SELECT k.branch_id FROM channel_connections k WHERE k.id = p."connectionId"))';

/**
 * Everything that comes with some messages, in one statement: a round trip for each table would cost more than the rows do.
 * Its parts see the tables as they were before it, so that an update never meets a row that another part inserts.
 *
 * A contact made by hand or by an import keeps that as its source. Among messages the earliest by position decides; the ones
 * before it are looked for only when it could be the first.
 */
export const STORE = `
  WITH somebody AS (
    INSERT INTO contacts (id, workspace_id, source, first_seen_at, last_message_at, message_count, channels,
      branch_id, told, told_name, told_email, told_phone, told_company, told_time_zone)
    SELECT p.id, :workspaceId::uuid, p.source, p.at, p.at, 1, ARRAY[p.channel], ${BRANCH}, p.told, ${TOLD}
    FROM json_to_recordset(:people::json) AS p (id uuid, source text, channel text, at timestamptz, "branchId" uuid, "connectionId" uuid, told jsonb)
  ), strong AS (
    INSERT INTO contact_identities (id, workspace_id, contact_id, kind, scope, value, verified, linked_by, linked_at)
    SELECT id, :workspaceId::uuid, "contactId", kind, scope, value, true, "linkedBy", at
    FROM json_to_recordset(:strong::json)
      AS s (id uuid, "contactId" uuid, kind text, scope text, value text, "linkedBy" text, at timestamptz)
  ), claimed AS (${CLAIM_IDENTITIES}
  ), met AS (${MET_OTHERS}
  ), opened AS (
    INSERT INTO conversations (id, workspace_id, contact_id, origin_contact_id, channel, connection_id, channel_user_id, verified,
      first_message_at, last_message_at, message_count)
    SELECT id, :workspaceId::uuid, "contactId", "originId", channel, connection, person, verified, at, at, 1
    FROM json_to_recordset(:threads::json) AS t (id uuid, "contactId" uuid, "originId" uuid, channel text, connection text,
      person text, verified boolean, at timestamptz)
  ), silence AS (
    -- Somebody who asked for silence and was then deleted still wants silence.
    INSERT INTO opt_outs (id, workspace_id, contact_id, scope, source, at)
    SELECT gen_random_uuid(), :workspaceId::uuid, s."contactId", o.scope, 'remembered', min(o.at)
    FROM json_to_recordset(:silenced::json) AS s ("contactId" uuid, hash text)
    JOIN opted_out_addresses o ON o.address_hash = decode(s.hash, 'hex') GROUP BY s."contactId", o.scope
  ), added AS (
    INSERT INTO messages (id, workspace_id, contact_id, origin_contact_id, conversation_id, seq, channel, connection_id,
      channel_user_id, channel_message_id, position_key, direction, author, text, attachments, content_hash, sent_at, source, told,
      backfill, channel_data, branch_id)
    SELECT id, :workspaceId::uuid, "contactId", "originContactId", "conversationId", nextval('rapport.inbox_seq'), channel,
      connection, person, message, "positionKey", direction, author, text, attachments, decode("contentHash", 'hex'), at, source,
      told, backfill, "channelData", "branchId"
    FROM (SELECT * FROM json_to_recordset(:messages::json) AS m (place integer, id uuid, "contactId" uuid, "originContactId" uuid,
      "conversationId" uuid, channel text, connection text, person text, message text, "positionKey" text, direction text,
      author text, text text, attachments jsonb, "contentHash" text, at timestamptz, source text, told jsonb, backfill boolean, "channelData" jsonb, "branchId" uuid)
      ORDER BY place) AS in_turn
    ON CONFLICT DO NOTHING RETURNING contact_id, conversation_id, seq, sent_at
  ), box AS (
    INSERT INTO contact_inbox AS known (contact_id, workspace_id, last_seq, last_at)
    SELECT contact_id, :workspaceId::uuid, max(seq), clock_timestamp() FROM added GROUP BY contact_id
    ON CONFLICT (contact_id) DO UPDATE SET last_seq = excluded.last_seq, last_at = excluded.last_at
  ), thread AS (
    UPDATE conversations t SET message_count = t.message_count + n.messages,
      first_message_at = least(t.first_message_at, n.first_at), last_message_at = greatest(t.last_message_at, n.last_at)
    FROM (SELECT conversation_id, count(*)::integer AS messages, min(sent_at) AS first_at, max(sent_at) AS last_at
      FROM added GROUP BY conversation_id) AS n
    WHERE t.id = n.conversation_id
  ), person AS (
    UPDATE contacts c SET message_count = c.message_count + n.messages,
      source = CASE
        WHEN c.source IN ('manual', 'import') OR c.first_seen_at < p.at THEN c.source
        WHEN EXISTS (SELECT FROM messages m WHERE m.contact_id = c.id AND (m.sent_at, m.position_key) < (p.at, p.key))
          THEN c.source
        ELSE p.source END,
      branch_id = coalesce(c.branch_id, ${BRANCH}),
      first_seen_at = least(c.first_seen_at, p.at),
      last_message_at = greatest(c.last_message_at, n.last_at),
      channels = CASE WHEN c.channels @> p.channels THEN c.channels
        ELSE (SELECT array_agg(DISTINCT name ORDER BY name) FROM unnest(c.channels || p.channels) AS name) END,
      (told, told_name, told_email, told_phone, told_company, told_time_zone) = ROW (p.told, ${TOLD}),
      touched_at = clock_timestamp()
    FROM json_to_recordset(:touched::json)
      AS p (id uuid, at timestamptz, key text, source text, channels text[], "branchId" uuid, "connectionId" uuid, told jsonb)
    JOIN (SELECT contact_id, count(*)::integer AS messages, max(sent_at) AS last_at FROM added GROUP BY contact_id) AS n
      ON n.contact_id = p.id
    WHERE c.id = p.id
  )
  SELECT (SELECT count(*)::integer FROM added) AS added,
    (SELECT coalesce(json_agg(json_build_array(kind, value)), '[]') FROM claimed WHERE contact_id = ANY(:fresh::uuid[])) AS got,
    (SELECT coalesce(json_agg(met), '[]') FROM met) AS met`;
