import type { Scope } from '../client.ts';

/** What of a contact waits for a person. */
export interface OpenWork {
  readonly pendingFollowUps: number;
  readonly openReviews: number;
}

export async function countOpenWork(scope: Scope, contactId: string): Promise<OpenWork> {
  const { rows } = await scope.raw<{ rows: OpenWork[] }>(
    `SELECT (SELECT count(*) FROM follow_ups WHERE contact_id = :contactId AND state = 'pending') AS "pendingFollowUps",
       (SELECT count(*) FROM reviews WHERE contact_id = :contactId AND state IN ('open', 'taken_over')) AS "openReviews"`,
    { contactId },
  );
  return rows[0] ?? { pendingFollowUps: 0, openReviews: 0 };
}

/** When follow-ups have to be looked at again, and why; null for never. The contact's inbox row must be held. */
export async function writeNextLook(
  scope: Scope,
  contactId: string,
  next: { readonly at: string; readonly cause: string } | null,
): Promise<void> {
  await scope.raw(
    `UPDATE contact_inbox SET next_look_at = :at, next_look_cause = :cause
     WHERE contact_id = :contactId AND next_look_at IS DISTINCT FROM :at::timestamptz`,
    { contactId, at: next?.at ?? null, cause: next?.cause ?? null },
  );
}
