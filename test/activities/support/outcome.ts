import type { EngineDatabase } from './engine-database.ts';

/** What became of a contact, in words that two contacts with the same conversation share: no ids, numbers of arrival or clocks. */
export async function outcome(
  db: EngineDatabase,
  contactId: string,
  channelUserId: string,
): Promise<Record<string, unknown>> {
  const row = await db.all('contacts').where({ id: contactId }).first();
  const messages = await db.all('messages').where({ contact_id: contactId }).select('id', 'channel_message_id');
  const conversations = await db
    .all('messages')
    .where({ contact_id: contactId })
    .distinct('conversation_id', 'channel');
  const readings = await db
    .all('message_analyses as a')
    .join('messages as m', 'm.id', 'a.message_id')
    .where('a.contact_id', contactId)
    .orderBy('m.channel_message_id')
    .select('m.channel_message_id', 'a.revision', 'a.reading', 'a.sentiment_level');
  const head = await db
    .all('contact_checkpoints')
    .where({ contact_id: contactId, place: 'head' })
    .first('facts', 'state');
  const shown = Object.fromEntries(
    Object.entries(row as Record<string, unknown>).filter(
      ([column]) => !/^(id|step|step_result|evaluated_at|created_at|touched_at|settings_version)$/.test(column),
    ),
  );
  let text = JSON.stringify({ shown, readings, head });
  for (const { id, channel_message_id: name } of messages as { id: string; channel_message_id: string }[]) {
    text = text.replaceAll(id, name);
  }
  for (const { conversation_id: id, channel } of conversations as { conversation_id: string; channel: string }[]) {
    text = text.replaceAll(id, `conversation on ${channel}`);
  }
  return JSON.parse(text.replaceAll(channelUserId, 'somebody')) as Record<string, unknown>;
}
