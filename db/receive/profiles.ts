import { v7 as uuidv7 } from 'uuid';
import { mergeTold, type Told } from '../../domain/told.ts';
import type { Scope } from '../client.ts';
import { nextSeqs } from '../repositories/inbox.ts';
import { holdStep } from '../repositories/judgements.ts';
import { LostRace } from '../retry.ts';
import type { ReceivingConnection } from './receiving-connection.ts';

/** A message that was taken in, and what to ask the provider of its sender. */
export interface UnnamedSender {
  readonly messageId: string;
  readonly subject: string;
}

/**
 * Keeps a question for whoever has written for the first time and has no name. Of messages that come together the one that was
 * numbered first asks, so that a person is asked for once.
 */
export async function askForNames(
  scope: Scope,
  { id: connectionId, workspaceId }: ReceivingConnection,
  senders: readonly UnnamedSender[],
  at: Date,
): Promise<void> {
  const asked = senders.map((sender) => ({ id: uuidv7(), ...sender }));
  await scope.raw(
    `INSERT INTO channel_questions (id, workspace_id, connection_id, subject, next_at, created_at)
     SELECT a.id, :workspaceId::uuid, :connectionId::uuid, a.subject, :at::timestamptz, :at::timestamptz
     FROM json_to_recordset(:asked::json) AS a (id uuid, "messageId" uuid, subject text)
     JOIN messages m ON m.id = a."messageId" JOIN contacts c ON c.id = m.contact_id
     WHERE c.name IS NULL AND NOT EXISTS (
       SELECT FROM messages e WHERE e.conversation_id = m.conversation_id AND e.direction = 'inbound' AND e.seq < m.seq)
     ON CONFLICT DO NOTHING`,
    { workspaceId, connectionId, at, asked: JSON.stringify(asked) },
  );
}

interface FirstMessage {
  readonly id: string;
  readonly contact_id: string;
  readonly sent_at: Date;
  readonly position_key: string;
  readonly verified: boolean;
}

/**
 * Writes down what the channel calls a person, as if their first message had told it: it goes where that message goes, and a name
 * that is told later stands before it.
 *
 * @returns whether anything has changed
 */
export async function tellName(
  scope: Scope,
  connection: ReceivingConnection,
  { channelUserId, name }: { readonly channelUserId: string; readonly name: string },
): Promise<boolean> {
  const first = await firstMessageOf(scope, connection, channelUserId);
  if (first === undefined || (await holdStep(scope, first.contact_id)).kind === 'gone') return false;
  const held = await firstMessageOf(scope, connection, channelUserId);
  if (held?.contact_id !== first.contact_id) throw new LostRace('the message went to another contact');
  const { id, contact_id: contactId, sent_at: sentAt, position_key: key, verified } = held;
  const marked = await scope('messages')
    .where({ id })
    .whereRaw(`told ->> 'name' IS NULL`)
    .update({ told: scope.raw(`coalesce(told, '{}') || jsonb_build_object('name', ?::text)`, [name]) });
  if (marked === 0) return false;
  const contact = await scope('contacts').where({ id: contactId }).first<{ told: Told }>('told');
  const told = mergeTold(contact.told, { fields: { name }, at: sentAt.toISOString(), key, claimed: !verified });
  await scope('contacts')
    .where({ id: contactId })
    .update({ told: JSON.stringify(told), told_name: told.name?.value ?? null, touched_at: scope.fn.now() });
  await nextSeqs(scope, [contactId]);
  return true;
}

const firstMessageOf = (
  scope: Scope,
  { id: connectionId, channel }: ReceivingConnection,
  channelUserId: string,
): Promise<FirstMessage | undefined> =>
  scope('messages')
    .join('conversations', 'conversations.id', 'messages.conversation_id')
    .where({
      'conversations.channel': channel,
      'conversations.connection_id': connectionId,
      'conversations.channel_user_id': channelUserId,
      'messages.direction': 'inbound',
    })
    .orderBy('messages.sent_at')
    .orderBy('messages.position_key')
    .first<FirstMessage | undefined>(
      'messages.id',
      'messages.contact_id',
      'messages.sent_at',
      'messages.position_key',
      'conversations.verified',
    );
