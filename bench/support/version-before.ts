import type { Scope } from '../../db/client.ts';
import { runPrepared } from '../../db/prepared.ts';

/**
 * The schema that these statements were written for. They are what that version's processes say in their ordinary work, shortened
 * where a part of it touches the same columns again, and stay as they are: they are how a newer schema shows that it serves them.
 */
export const VERSION_BEFORE = '0012';

interface Who {
  readonly workspaceId: string;
  readonly contactId: string;
}

/** An API takes in a message of somebody known. */
export async function acceptMessage(scope: Scope, who: Who, messageId: string): Promise<void> {
  await runPrepared(scope, 'before_lock', LOCK, { ...who });
  await storesOne(runPrepared<Stored>(scope, 'before_accept', ACCEPT, { ...who, messageId }));
}

/** An API takes in the first message of somebody new. */
export async function meetSomebody(scope: Scope, who: Who, messageId: string): Promise<void> {
  await storesOne(runPrepared<Stored>(scope, 'before_meet', MEET, { ...who, messageId }));
}

/** A worker reads the contact's last message and stores what it makes of the contact. */
export async function judge(scope: Scope, who: Who): Promise<void> {
  await runPrepared(scope, 'before_lock', LOCK, { ...who });
  await storesOne(runPrepared<Stored>(scope, 'before_judge', JUDGE, { ...who }));
}

/** An API reads a page of the list, from a time backwards. */
export const listPage = (scope: Scope, before: Date): Promise<{ readonly id: string }[]> =>
  runPrepared(scope, 'before_list', LIST, { before });

interface Stored {
  readonly stored: number;
}

async function storesOne(answer: Promise<Stored[]>): Promise<void> {
  const [row] = await answer;
  if (row?.stored !== 1) throw new Error(`one row was to be stored, and not ${String(row?.stored)}`);
}

const LOCK = `
  WITH held AS MATERIALIZED (SELECT contact_id FROM contact_inbox WHERE contact_id = :contactId::uuid FOR UPDATE)
  SELECT c.id, c.told, c.erasing_at, c.merged_into FROM held JOIN contacts c ON c.id = held.contact_id FOR NO KEY UPDATE OF c`;

const MESSAGE = `id, workspace_id, contact_id, origin_contact_id, conversation_id, seq, channel, connection_id, channel_user_id,
  channel_message_id, position_key, direction, author, text, attachments, content_hash, sent_at, source, told, backfill, channel_data`;
const WRITTEN = `nextval('rapport.inbox_seq'), v.channel, v.connection_id, v.channel_user_id, :messageId,
  v.channel || '/' || v.channel_user_id || '/' || :messageId, 'inbound', 'contact', 'How much is the package', '[]'::jsonb,
  sha256(convert_to(:messageId, 'UTF8')), clock_timestamp(), 'chat_widget', '{}'::jsonb, false, NULL::jsonb`;

const ACCEPT = `
  WITH added AS (
    INSERT INTO messages (${MESSAGE})
    SELECT gen_random_uuid(), v.workspace_id, v.contact_id, v.contact_id, v.id, ${WRITTEN}
    FROM (SELECT * FROM conversations WHERE contact_id = :contactId::uuid ORDER BY id LIMIT 1) v
    ON CONFLICT DO NOTHING RETURNING contact_id, conversation_id, seq, sent_at
  ), box AS (
    INSERT INTO contact_inbox AS known (contact_id, workspace_id, last_seq, last_at)
    SELECT contact_id, :workspaceId::uuid, seq, clock_timestamp() FROM added
    ON CONFLICT (contact_id) DO UPDATE SET last_seq = excluded.last_seq, last_at = excluded.last_at
  ), thread AS (
    UPDATE conversations t SET message_count = t.message_count + 1, last_message_at = greatest(t.last_message_at, n.sent_at)
    FROM added n WHERE t.id = n.conversation_id
  ), person AS (
    UPDATE contacts c SET message_count = c.message_count + 1, last_message_at = greatest(c.last_message_at, n.sent_at),
      touched_at = clock_timestamp()
    FROM added n WHERE c.id = n.contact_id
  )
  SELECT count(*)::integer AS stored FROM added`;

const MEET = `
  WITH somebody AS (
    INSERT INTO contacts (id, workspace_id, source, first_seen_at, last_message_at, message_count, channels,
      told, told_name, told_email, told_phone, told_company, told_time_zone)
    VALUES (:contactId::uuid, :workspaceId::uuid, 'chat_widget', now(), now(), 1, '{web}', '{}', 'Ana Reyes', NULL, NULL, NULL, NULL)
  ), known_by AS (
    INSERT INTO contact_identities (id, workspace_id, contact_id, kind, scope, value, verified, linked_by, linked_at)
    VALUES (gen_random_uuid(), :workspaceId::uuid, :contactId::uuid, 'web', '', :contactId, true, 'channel', now())
  ), v AS (
    INSERT INTO conversations (id, workspace_id, contact_id, origin_contact_id, channel, connection_id, channel_user_id, verified,
      first_message_at, last_message_at, message_count)
    VALUES (gen_random_uuid(), :workspaceId::uuid, :contactId::uuid, :contactId::uuid, 'web', '', :contactId, true, now(), now(), 1)
    RETURNING *
  ), added AS (
    INSERT INTO messages (${MESSAGE})
    SELECT gen_random_uuid(), v.workspace_id, v.contact_id, v.contact_id, v.id, ${WRITTEN} FROM v RETURNING contact_id, seq
  ), box AS (
    INSERT INTO contact_inbox (contact_id, workspace_id, last_seq, last_at)
    SELECT contact_id, :workspaceId::uuid, seq, clock_timestamp() FROM added
  )
  SELECT count(*)::integer AS stored FROM added`;

const JUDGE = `
  WITH reading AS (
    INSERT INTO message_analyses AS a (message_id, workspace_id, contact_id, revision, context_hash, settings_version, provider, model,
      prompt_version, provisional, reading, sentiment_score, sentiment_level, input_tokens, output_tokens, cost_usd, analysed_at)
    SELECT id, workspace_id, contact_id, revision, '\\x00', 1, 'local', 'local', NULL, false, '{}', 0.2, 'positive', NULL, NULL, NULL,
      now()
    FROM messages WHERE contact_id = :contactId::uuid ORDER BY sent_at DESC, position_key DESC LIMIT 1
    ON CONFLICT (message_id) DO UPDATE SET reading = excluded.reading, sentiment_score = excluded.sentiment_score,
      sentiment_level = excluded.sentiment_level, analysed_at = excluded.analysed_at
  ), ledger AS (
    INSERT INTO contact_events (workspace_id, contact_id, step, kind, before, after, rule, params, evidence, actor, at)
    SELECT workspace_id, id, step + 1, 'status', to_jsonb(status), '"active"', '{}', '{}', '[]', 'engine', now()
    FROM contacts WHERE id = :contactId::uuid
  ), box AS (
    UPDATE contact_inbox SET judged_seq = last_seq WHERE contact_id = :contactId::uuid
  ), judged AS (
    UPDATE contacts SET status = CASE status WHEN 'active' THEN 'new' ELSE 'active' END, stage = 'comparing', lead_score = 40,
      lead_grade = 'C', sentiment_level = 'positive', sentiment_score = 0.2, vip = false, at_risk = false, completeness = 0.4,
      locks = '{}', explain = '{}', detected = '{}', next_deadline = NULL, deadline_cause = NULL, settings_version = 1,
      step = step + 1, step_result = '{}', evaluated_at = now()
    WHERE id = :contactId::uuid RETURNING id
  )
  SELECT count(*)::integer AS stored FROM judged`;

const LIST = `
  SELECT c.id, c.name, c.email, c.phone, c.company, c.source, c.channels, c.status, c.stage, c.lead_score, c.lead_grade,
    c.sentiment_level, c.sentiment_score, c.vip, c.at_risk, c.completeness, c.branch_id, c.assignee_id, c.message_count,
    c.first_seen_at, c.last_message_at, greatest(c.touched_at, c.evaluated_at) AS updated_at,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'color', t.color) ORDER BY lower(t.name), t.id)
      FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id WHERE ct.contact_id = c.id), '[]') AS tags,
    (SELECT m.text FROM messages m WHERE m.contact_id = c.id ORDER BY m.sent_at DESC, m.position_key DESC LIMIT 1) AS said_last
  FROM contacts c WHERE c.erasing_at IS NULL AND c.merged_into IS NULL AND c.sort_last_message_at < :before::timestamptz
  ORDER BY c.sort_last_message_at DESC, c.id DESC LIMIT 50`;
