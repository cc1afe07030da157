import type { Scope } from '../client.ts';

/** What of a contact waits for a person. */
export interface OpenWork {
  readonly pendingFollowUps: number;
  readonly openReviews: number;
}

export const NO_OPEN_WORK: OpenWork = { pendingFollowUps: 0, openReviews: 0 };

export async function countOpenWork(scope: Scope, contactId: string): Promise<OpenWork> {
  const { rows } = await scope.raw<{ rows: OpenWork[] }>(
    `SELECT (SELECT count(*) FROM follow_ups WHERE contact_id = :contactId AND state = 'pending') AS "pendingFollowUps",
       (SELECT count(*) FROM reviews WHERE contact_id = :contactId AND state IN ('open', 'taken_over')) AS "openReviews"`,
    { contactId },
  );
  return rows[0] ?? NO_OPEN_WORK;
}
