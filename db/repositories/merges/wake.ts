import type { Scope } from '../../client.ts';
import { nextSeqs } from '../inbox.ts';

/**
 * Has contacts judged from their first fact on, since others are theirs now: each gets a new inbox number, and so do messages that
 * nobody has read yet, which the readers look for above the last number judged.
 *
 * @returns the new number of each
 */
export async function judgeAnew(scope: Scope, contactIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const numbers = await nextSeqs(scope, contactIds);
  for (const [contactId, seq] of numbers) {
    await scope('contact_checkpoints').where({ contact_id: contactId }).delete();
    await scope.raw(
      `UPDATE messages m SET seq = :seq WHERE contact_id = :contactId AND NOT EXISTS (
         SELECT FROM message_analyses a WHERE a.message_id = m.id AND a.revision = m.revision)`,
      { contactId, seq },
    );
    await scope('contact_inbox').where({ contact_id: contactId }).update({ compared_by: null });
  }
  return numbers;
}

/** An absorbed contact's workflow is told once more, finds itself gone and ends; no sweep shall wake it again. */
export async function layToRest(scope: Scope, contactId: string): Promise<void> {
  await scope('contact_inbox')
    .where({ contact_id: contactId })
    .update({ judged_seq: scope.ref('last_seq'), next_look_at: null, next_look_cause: null });
}
