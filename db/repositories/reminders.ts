import { v7 as uuidv7 } from 'uuid';
import { rule } from '../../domain/rules/catalogue.ts';
import type { Scope } from '../client.ts';
import { tellFollowUp } from './follow-up-rows.ts';

export interface NewReminder {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly conversationId: string | null;
  readonly channel: string;
  readonly dueAt: Date;
  readonly message: string | null;
  readonly suggestedMessage: string;
  readonly note: string | null;
  readonly actor: string;
  readonly at: Date;
}

/** Makes a reminder that a person asks for. @returns its id */
export async function insertReminder(scope: Scope, reminder: NewReminder): Promise<string> {
  const id = uuidv7();
  const made = { id, kind: 'reminder' as const, contact_id: reminder.contactId };
  await scope('follow_ups').insert({
    ...{ ...made, workspace_id: reminder.workspaceId, conversation_id: reminder.conversationId },
    ...{ rule_id: null, anchor: id, attempt: 1, max_attempts: 1, state: 'pending', channel: reminder.channel },
    ...{ due_at: reminder.dueAt, created_at: reminder.at, answered_after: reminder.at },
    ...{ rule: JSON.stringify(rule('follow_up.reminder')), params: '{}', note: reminder.note },
    ...{ suggested_message: reminder.suggestedMessage, message: reminder.message },
  });
  const { workspaceId, actor, at } = reminder;
  await tellFollowUp(scope, { workspaceId, followUp: made, before: null, after: 'pending', actor, at });
  return id;
}

/** Where a contact was last in touch; undefined for one without any conversation. */
export const lastThread = (
  scope: Scope,
  contactId: string,
): Promise<{ id: string; channel: string; verified: boolean } | undefined> =>
  scope<{ id: string; channel: string; verified: boolean; contact_id: string }>('conversations')
    .where({ contact_id: contactId })
    .orderBy([
      { column: 'verified', order: 'desc' },
      { column: 'last_message_at', order: 'desc' },
    ])
    .first('id', 'channel', 'verified');
