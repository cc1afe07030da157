import { asOwner } from '../support/owner.ts';

/**
 * Writes a year of made-up rows straight into the tables: 400 contacts with conversations on two channels, 8,000 messages in turns of
 * either side, readings, follow-ups.
 */
export async function fillWithSample(ownerUrl: string, workspaceId: string): Promise<void> {
  for (const statement of STATEMENTS) await asOwner(ownerUrl, statement, [workspaceId]);
}

/** Changes the sample in all the ways in which messages change: edited readings, deletions, late messages, merges, erasures. */
export async function changeSample(ownerUrl: string, workspaceId: string): Promise<void> {
  for (const statement of CHANGES) await asOwner(ownerUrl, statement, [workspaceId]);
}

/** A number from 0 to below `n`, made of a text. */
const dice = (text: string, n: number): string => `(abs(hashtext(${text})::bigint) % ${String(n)})`;
const pick = (text: string, values: readonly string[]): string =>
  `(ARRAY[${values.map((value) => `'${value}'`).join(', ')}])[${dice(text, values.length)} + 1]`;

const STATEMENTS = [
  `INSERT INTO rapport.contacts (id, workspace_id, source, first_seen_at, channels, status, stage, erasing_at)
   SELECT gen_random_uuid(), $1::uuid, 'chat_widget', '2026-01-01T00:00:00Z'::timestamptz + ${dice("'seen' || i", 525_600)} * interval '1 minute',
     CASE WHEN i % 3 = 0 THEN ARRAY['web', 'whatsapp'] ELSE ARRAY['web'] END,
     ${pick("'status' || i", ['new', 'active', 'qualified', 'converted', 'inactive', 'churned'])},
     ${pick("'stage' || i", ['inquiry', 'comparing', 'closing', 'in_progress', 'follow_up'])},
     CASE WHEN i % 50 = 0 THEN now() END
   FROM generate_series(1, 400) i`,
  `INSERT INTO rapport.conversations (id, workspace_id, contact_id, channel, channel_user_id, first_message_at, last_message_at)
   SELECT gen_random_uuid(), workspace_id, id, channel, id::text, first_seen_at, first_seen_at
   FROM rapport.contacts, unnest(channels) channel WHERE workspace_id = $1`,
  `INSERT INTO rapport.messages (id, workspace_id, contact_id, origin_contact_id, conversation_id, seq, channel, channel_user_id,
     channel_message_id, position_key, direction, author, text, content_hash, sent_at, source, deleted_at)
   SELECT gen_random_uuid(), v.workspace_id, v.contact_id, v.contact_id, v.id, i, v.channel, v.channel_user_id, 'm' || i, 'm' || i,
     d.direction, CASE d.direction WHEN 'inbound' THEN 'contact' ELSE ${pick("'author' || v.contact_id || i", ['ai', 'human'])} END,
     'text', '\\x00', v.first_message_at + (i * i * 40 + ${dice("'at' || v.contact_id || i", 3_000)}) * interval '1 second', 'chat_widget',
     CASE WHEN ${dice("'gone' || v.contact_id || i", 20)} = 0 THEN now() END
   FROM rapport.conversations v, generate_series(0, 14) i,
     LATERAL (SELECT ${pick("'way' || v.contact_id || v.channel || i", ['inbound', 'inbound', 'outbound'])} AS direction) d
   WHERE v.workspace_id = $1`,
  `UPDATE rapport.conversations v SET last_message_at = m.last
   FROM (SELECT conversation_id, max(sent_at) AS last FROM rapport.messages GROUP BY 1) m
   WHERE m.conversation_id = v.id AND v.workspace_id = $1`,
  `INSERT INTO rapport.message_analyses (message_id, workspace_id, contact_id, revision, context_hash, settings_version, provider, model,
     reading, sentiment_score, sentiment_level, input_tokens, output_tokens, cost_usd, analysed_at)
   SELECT id, workspace_id, contact_id, 0, '\\x00', 1, p, p || '-model', '{}', s, CASE WHEN s >= 0.5 THEN 'very_positive'
     WHEN s >= 0.125 THEN 'positive' WHEN s > -0.125 THEN 'neutral' WHEN s > -0.5 THEN 'negative' ELSE 'very_negative' END,
     10, 3, CASE p WHEN 'openai' THEN 0.001 END, sent_at
   FROM rapport.messages, LATERAL (SELECT ${dice("'tone' || id", 201)} / 100.0 - 1 AS s, ${pick("'by' || id", ['local', 'openai'])} AS p) r
   WHERE workspace_id = $1 AND direction = 'inbound'`,
  `INSERT INTO rapport.follow_ups (id, workspace_id, contact_id, conversation_id, kind, anchor, attempt, max_attempts, state, channel,
     due_at, created_at, sent_at, answered_after, rule, params, suggested_message, outcome)
   SELECT gen_random_uuid(), workspace_id, contact_id, id, ${pick('id::text', ['promise', 'ghosting', 'undecided'])}, id::text, 1, 3, 'sent', channel,
     last_message_at, last_message_at, last_message_at + interval '1 day', last_message_at, '{}', '{}', 'Hi',
     nullif(${pick("'came' || id", ['replied', 'converted', 'no_reply', ''])}, '')
   FROM rapport.conversations WHERE workspace_id = $1`,
];

const some = (id: string, purpose: string, n: number): string =>
  `workspace_id = $1 AND ${dice(`'${purpose}' || ${id}`, n)} = 0`;

const CHANGES = [
  `UPDATE rapport.messages SET deleted_at = now() WHERE ${some('id', 'deleted', 15)}`,
  `UPDATE rapport.message_analyses SET sentiment_score = -sentiment_score, sentiment_level = CASE
     WHEN sentiment_score <= -0.5 THEN 'very_positive' WHEN sentiment_score <= -0.125 THEN 'positive'
     WHEN sentiment_score < 0.125 THEN 'neutral' WHEN sentiment_score < 0.5 THEN 'negative' ELSE 'very_negative' END
   WHERE ${some('message_id', 'read anew', 8)}`,
  `DELETE FROM rapport.messages WHERE ${some('id', 'gone', 25)}`,
  `INSERT INTO rapport.messages (id, workspace_id, contact_id, origin_contact_id, conversation_id, seq, channel, channel_user_id,
     channel_message_id, position_key, direction, author, text, content_hash, sent_at, source)
   SELECT gen_random_uuid(), workspace_id, contact_id, contact_id, conversation_id, seq, channel, channel_user_id,
     channel_message_id || ' late', position_key || ' late', 'inbound', 'contact', 'text', '\\x00', sent_at - interval '90 seconds', source
   FROM rapport.messages WHERE ${some('id', 'late', 12)}`,
  // As a merge does: what is one contact's becomes another's.
  `UPDATE rapport.conversations SET contact_id = (SELECT min(id::text)::uuid FROM rapport.contacts WHERE workspace_id = $1 AND erasing_at IS NULL)
   WHERE ${some('id', 'merged', 20)}`,
  `UPDATE rapport.messages m SET contact_id = v.contact_id FROM rapport.conversations v
   WHERE v.id = m.conversation_id AND v.contact_id <> m.contact_id AND v.workspace_id = $1`,
  `UPDATE rapport.contacts SET erasing_at = CASE WHEN erasing_at IS NULL THEN now() END WHERE ${some('id', 'erasing', 12)}`,
  `DELETE FROM rapport.contacts WHERE ${some('id', 'erased', 18)}`,
];
