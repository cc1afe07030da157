import type { Scope } from '../client.ts';
import { nextSeqs } from './inbox.ts';

/**
 * Lets the contacts whose follow-ups wait for this connection be looked at: the gate has opened without anything of theirs having
 * happened. Ring the relay's bell afterwards.
 */
export async function wakeConnected(scope: Scope, connectionId: string): Promise<void> {
  const { rows } = await scope.raw<{ rows: { contact_id: string }[] }>(
    `SELECT DISTINCT f.contact_id FROM follow_ups f JOIN conversations v ON v.id = f.conversation_id
     WHERE f.state = 'approved' AND v.connection_id = ?`,
    [connectionId],
  );
  if (rows.length > 0)
    await nextSeqs(
      scope,
      rows.map((row) => row.contact_id),
    );
}
