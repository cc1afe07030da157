import type { Scope } from '../client.ts';

/**
 * Lets the contacts whose follow-ups wait for this connection be looked at: the gate has opened without anything of theirs having
 * happened. The sweep finds them by the time.
 */
export async function wakeConnected(scope: Scope, connectionId: string, at: Date): Promise<void> {
  await scope.raw(
    `WITH waiting AS MATERIALIZED (
       SELECT i.contact_id FROM contact_inbox i
       WHERE i.contact_id IN (SELECT f.contact_id FROM follow_ups f JOIN conversations v ON v.id = f.conversation_id
         WHERE f.state = 'approved' AND v.connection_id = :connectionId)
         AND coalesce(i.next_look_at, 'infinity') > :at::timestamptz
       ORDER BY i.contact_id FOR UPDATE)
     UPDATE contact_inbox i SET next_look_at = :at, next_look_cause = 'follow_up_due'
     FROM waiting WHERE i.contact_id = waiting.contact_id`,
    { connectionId, at },
  );
}
