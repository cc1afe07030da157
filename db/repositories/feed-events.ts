import type { EventType } from '../../domain/events.ts';
import type { Scope } from '../client.ts';
import type { FeedLine, FeedPlace } from './event-feed.ts';
import { listedContactsById } from './listed-contacts.ts';

/** Ids and values as a client of the API would read them at this moment; never what somebody wrote. */
export type EventValues = Readonly<Record<string, unknown>> & { readonly id: string };

/** A change with the values it led to. */
export interface FeedEvent {
  /** Of the last line that it stands for. */
  readonly place: FeedPlace;
  readonly type: EventType;
  readonly contactId: string | null;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly values: EventValues;
}

type Reader = (scope: Scope, ids: readonly string[]) => Promise<EventValues[]>;

/**
 * What one workspace's lines tell, in their order. Lines about one thing become one event at the place of the last: the values
 * are the newest anyway. What is gone meanwhile is left out.
 */
export async function readFeedEvents(scope: Scope, lines: readonly FeedLine[]): Promise<FeedEvent[]> {
  const last = new Map(lines.map((line) => [`${line.kind} ${line.subjectId}`, line]));
  const told = [...new Set(lines)].filter((line) => last.get(`${line.kind} ${line.subjectId}`) === line);
  const values = new Map<string, EventValues>();
  for (const type of new Set(told.map(({ kind }) => kind))) {
    if (type === 'access.revoked') continue;
    const ids = told.filter(({ kind }) => kind === type).map(({ subjectId }) => subjectId);
    for (const each of await READERS[type](scope, ids)) values.set(`${type} ${each.id}`, each);
  }
  return told.flatMap(({ place, kind, contactId, subjectId, at }) => {
    const found = values.get(`${kind} ${subjectId}`);
    if (kind === 'access.revoked' || found === undefined) return [];
    return [{ place, type: kind, contactId, at: at.toISOString(), values: found }];
  });
}

const rowsOf =
  (text: string): Reader =>
  async (scope, ids) =>
    (await scope.raw<{ rows: { values: EventValues }[] }>(text, [ids as string[]])).rows.map(({ values }) => values);

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const updatedContacts: Reader = async (scope, ids) => {
  const contacts = await listedContactsById(scope, ids);
  return [...contacts.values()].map((contact) => ({ ...contact, contactId: contact.id }));
};

const mergedContacts = rowsOf(`
  SELECT json_build_object('id', id, 'contactId', id, 'into', merged_into) AS values
  FROM contacts WHERE id = ANY (?::uuid[]) AND merged_into IS NOT NULL AND erasing_at IS NULL`);

const unmergedContacts = rowsOf(`
  SELECT json_build_object('id', id, 'contactId', id) AS values
  FROM contacts WHERE id = ANY (?::uuid[]) AND merged_into IS NULL AND erasing_at IS NULL`);

const messages = rowsOf(`
  SELECT json_build_object('id', m.id, 'contactId', m.contact_id, 'conversationId', m.conversation_id, 'channel', m.channel,
    'channelMessageId', m.channel_message_id, 'direction', m.direction, 'author', m.author, 'sentAt', ${instant('m.sent_at')},
    'editedAt', ${instant('m.edited_at')}, 'deletedAt', ${instant('m.deleted_at')}, 'delivery', m.delivery) AS values
  FROM messages m JOIN contacts c ON c.id = m.contact_id WHERE m.id = ANY (?::uuid[]) AND c.erasing_at IS NULL`);

const followUps = rowsOf(`
  SELECT json_build_object('id', f.id, 'contactId', f.contact_id, 'contact', json_build_object('id', c.id, 'name', c.name),
    'conversationId', f.conversation_id, 'kind', f.kind, 'ruleId', f.rule_id, 'state', f.state, 'channel', f.channel,
    'dueAt', ${instant('f.due_at')}, 'attempt', f.attempt, 'maxAttempts', f.max_attempts, 'outcome', f.outcome,
    'reason', f.reason, 'sentAt', ${instant('f.sent_at')}, 'decidedBy', f.decided_by, 'decidedAt', ${instant('f.decided_at')},
    'createdAt', ${instant('f.created_at')}, 'version', f.version) AS values
  FROM follow_ups f JOIN contacts c ON c.id = f.contact_id WHERE f.id = ANY (?::uuid[]) AND c.erasing_at IS NULL`);

const reviews = rowsOf(`
  SELECT json_build_object('id', r.id, 'contactId', r.contact_id, 'contact', json_build_object('id', c.id, 'name', c.name),
    'conversationId', r.conversation_id, 'reason', r.reason, 'ruleId', r.rule_id, 'state', r.state, 'assignee', r.assignee,
    'createdAt', ${instant('r.created_at')}, 'closedAt', ${instant('r.closed_at')}) AS values
  FROM reviews r JOIN contacts c ON c.id = r.contact_id WHERE r.id = ANY (?::uuid[]) AND c.erasing_at IS NULL`);

const conversations = rowsOf(`
  SELECT json_build_object('id', v.id, 'contactId', v.contact_id, 'channel', v.channel, 'handledBy', v.handled_by,
    'assignee', v.assignee_id, 'verified', v.verified) AS values
  FROM conversations v JOIN contacts c ON c.id = v.contact_id WHERE v.id = ANY (?::uuid[]) AND c.erasing_at IS NULL`);

const jobs = rowsOf(`
  SELECT json_build_object('id', id, 'kind', kind, 'state', state, 'total', total, 'done', done, 'failed', failed) AS values
  FROM jobs WHERE id = ANY (?::uuid[])`);

const READERS: Readonly<Record<EventType, Reader>> = {
  'contact.updated': updatedContacts,
  // Nothing is left to be read of it.
  'contact.deleted': (_scope, ids) => Promise.resolve(ids.map((id) => ({ id, contactId: id }))),
  'contact.merged': mergedContacts,
  'contact.unmerged': unmergedContacts,
  'message.received': messages,
  'message.changed': messages,
  'follow_up.changed': followUps,
  'review.changed': reviews,
  'conversation.changed': conversations,
  'job.progress': jobs,
};
