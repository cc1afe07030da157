import { pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { createSend } from '../../../activities/follow-ups/send.ts';
import type { OutgoingMessage, SendResult } from '../../../channels/port.ts';
import { createChannelRegistry, type ChannelRegistry } from '../../../channels/registry.ts';
import { createSettingsReader } from '../../../db/repositories/settings-in-force.ts';
import type { ContactActivities } from '../../../workflows/activity-contract.ts';
import { createEngineDatabase, type EngineDatabase } from '../../activities/support/engine-database.ts';

/** A channel that keeps what it got, and answers as it is told. */
export function channelThat(answer: (message: OutgoingMessage) => SendResult | Promise<SendResult>) {
  const got: OutgoingMessage[] = [];
  const port = {
    windowMs: null,
    send: async (message: OutgoingMessage) => {
      got.push(message);
      return answer(message);
    },
  };
  return { got, channels: createChannelRegistry({}, port) };
}

export const taken = (): SendResult => ({ kind: 'sent', providerMessageId: uuidv7() });

/** A database on which nothing but an approval, and what the contact does, stands between a follow-up and its channel. */
export async function databaseWithOpenGate(): Promise<EngineDatabase> {
  const db = await createEngineDatabase();
  const caps = { perContactPerWeek: 9, perHour: 10_000 };
  await db.changeSettings((settings) => ({
    ...settings,
    followUps: { ...settings.followUps, quietHours: null, undoWindow: 'PT0S', caps },
  }));
  return db;
}

/** The activity that sends, on these channels. */
export function senderOn(
  db: EngineDatabase,
  channels: ChannelRegistry,
  clock = () => new Date(),
): ContactActivities['send'] {
  const logger = pino({ level: 'silent' });
  return createSend({ database: db.worker, channels, clock, logger, settingsInForce: createSettingsReader() });
}

/** A ghosting follow-up of a new contact: that a person approved a moment ago, or that waits for one. */
export async function followUpOf(db: EngineDatabase, visitor: string, state: 'approved' | 'pending' = 'approved') {
  const contactId = await db.accept({
    channelUserId: visitor,
    channelMessageId: `${visitor}:1`,
    text: 'How much is it?',
  });
  const [thread] = await db.all('conversations').where({ contact_id: contactId });
  const id = uuidv7();
  const now = new Date();
  const approval = state === 'approved' ? { approval: 'person', approved_at: now } : { approval: 'none' };
  await db.all('follow_ups').insert({
    ...{ id, workspace_id: db.workspaceId, contact_id: contactId, conversation_id: thread.id, kind: 'ghosting' },
    ...{ anchor: 'test', attempt: 1, max_attempts: 3, state, ...approval, channel: 'web' },
    ...{
      due_at: now,
      created_at: now,
      answered_after: now,
      rule: '{}',
      params: '{}',
      suggested_message: 'Still there?',
    },
  });
  const input = {
    workspaceId: db.workspaceId,
    contactId,
    task: { kind: 'follow_up', id } as const,
    now: now.toISOString(),
  };
  const row = () => db.all('follow_ups').where({ id }).first();
  const ours = () => db.all('messages').where({ contact_id: contactId, direction: 'outbound' });
  return { contactId, id, conversationId: String(thread.id), input, row, ours };
}
