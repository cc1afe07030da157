import type { ReceivedMessage } from '../../domain/channel-events.ts';
import type { Scope } from '../client.ts';
import { holdState } from '../repositories/delivery-states.ts';
import { holdStep } from '../repositories/judgements.ts';
import { LostRace } from '../retry.ts';
import type { ReceivingConnection } from './receiving-connection.ts';

interface FoundMessage {
  readonly id: string;
  readonly contact_id: string;
}

/**
 * Gives a message the text it has now. It takes a new number in its contact's inbox, so that everything after it is judged anew;
 * of two edits the later stays, in whatever order they come.
 *
 * @returns `unknown` where there is no such message
 */
export async function changeMessage(
  scope: Scope,
  connection: ReceivingConnection,
  { channelUserId, channelMessageId, text, attachments }: ReceivedMessage,
  editedAt: Date,
): Promise<'changed' | 'unchanged' | 'unknown'> {
  const found = await holdMessage(scope, connection, channelUserId, channelMessageId);
  if (found === null) return 'unknown';
  const changed = await scope('messages')
    .where({ id: found.id })
    .whereNull('deleted_at')
    .whereNull('expired_at')
    .whereRaw('(edited_at IS NULL OR edited_at < ?)', [editedAt])
    .update({
      ...{ text, edited_at: editedAt, revision: scope.raw('revision + 1'), seq: await newNumber(scope, found) },
      ...(attachments.length > 0 ? { attachments: JSON.stringify(attachments) } : {}),
    });
  return changed > 0 ? 'changed' : 'unchanged';
}

/**
 * Erases what a message that its sender took back had said: its text, its files, and what was read in it. Its row stays, since
 * the transcript says that there was one. One that is still to come is remembered.
 *
 * @returns whether anything has changed
 */
export async function deleteMessage(
  scope: Scope,
  connection: ReceivingConnection,
  {
    channelUserId,
    channelMessageId,
    deletedAt,
  }: { readonly channelUserId: string; readonly channelMessageId: string; readonly deletedAt: Date },
): Promise<boolean> {
  const found = await holdMessage(scope, connection, channelUserId, channelMessageId);
  if (found === null) {
    const held = { messageId: channelMessageId, state: 'deleted', at: deletedAt, error: null } as const;
    await holdState(scope, { ...connection, channelUserId }, held);
    return false;
  }
  const deleted = await scope('messages')
    .where({ id: found.id })
    .whereNull('deleted_at')
    .update({
      ...{ text: null, attachments: '[]', channel_data: null, deleted_at: deletedAt },
      ...{ revision: scope.raw('revision + 1'), seq: await newNumber(scope, found) },
    });
  await scope('message_analyses').where({ message_id: found.id }).delete();
  return deleted > 0;
}

/** Finds a message and holds its contact, in the order of all writers. Null where there is none, or its contact is going. */
async function holdMessage(
  scope: Scope,
  { id: connectionId, channel }: ReceivingConnection,
  channelUserId: string,
  channelMessageId: string,
): Promise<FoundMessage | null> {
  const find = () =>
    scope('messages')
      .where({
        channel,
        connection_id: connectionId,
        channel_user_id: channelUserId,
        channel_message_id: channelMessageId,
      })
      .first<FoundMessage | undefined>('id', 'contact_id');
  const found = await find();
  if (found === undefined) return null;
  if ((await holdStep(scope, found.contact_id)).kind === 'gone') return null;
  const held = await find();
  if (held?.contact_id !== found.contact_id) throw new LostRace('the message went to another contact');
  return held;
}

async function newNumber(scope: Scope, { contact_id: contactId }: FoundMessage): Promise<number> {
  const { rows } = await scope.raw<{ rows: { last_seq: number }[] }>(
    `UPDATE contact_inbox SET last_seq = nextval('rapport.inbox_seq'), last_at = clock_timestamp() WHERE contact_id = ?
     RETURNING last_seq`,
    [contactId],
  );
  const [row] = rows;
  if (row === undefined) throw new LostRace('the contact is no longer there');
  return row.last_seq;
}
