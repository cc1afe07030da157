import type { Knex } from 'knex';
import type { ReasonParams } from '../../domain/judgement.ts';
import type { Scope } from '../client.ts';

/** Something that waits for a person, as a mail tells of it. */
export interface MailItem {
  readonly kind: 'review' | 'follow_up';
  readonly id: string;
  readonly contactName: string | null;
  readonly ruleId: string;
  /** Id of the workspace's own rule, whose name is shown. */
  readonly ownRuleId: string | null;
  readonly params: ReasonParams;
  readonly createdAt: Date;
}

/** Makes sure that the workspace gets its turn: now, or in the morning for what is collected until then. */
export async function askForTurn(scope: Scope, workspaceId: string, now: Date, digestAt: Date | null): Promise<void> {
  await scope.raw(
    `INSERT INTO mail_turns AS t (workspace_id, next_at, digest_at) VALUES (:workspaceId, :now, :digestAt)
     ON CONFLICT (workspace_id) DO UPDATE SET digest_at = coalesce(t.digest_at, excluded.digest_at)
     WHERE t.digest_at IS NULL AND excluded.digest_at IS NOT NULL`,
    { workspaceId, now, digestAt: digestAt as Date },
  );
}

/** Notes items to be mailed; one that was noted before, mailed or not, is no news. */
export async function noteItems(
  scope: Scope,
  workspaceId: string,
  items: readonly { readonly kind: MailItem['kind']; readonly id: string; readonly contactId: string }[],
  now: Date,
): Promise<void> {
  const of = { workspace_id: workspaceId, created_at: now };
  const rows = items.map(({ kind, id, contactId }) => ({
    ...of,
    subject_kind: kind,
    subject_id: id,
    contact_id: contactId,
  }));
  await scope('mail_items').insert(rows).onConflict().ignore();
}

/** Longer than a mail server can take to answer; a worker that dies in between is waited for so long. */
const LEASE = "interval '3 minutes'";

/** @param database of the role `rapport_relay`. @returns workspaces that this worker alone may mail now */
export async function leaseTurns(database: Knex, now: Date, most: number): Promise<string[]> {
  const { rows } = await database.raw<{ rows: { workspace_id: string }[] }>(
    `WITH due AS (
       SELECT t.workspace_id FROM mail_turns t
       WHERE t.next_at <= :now AND (t.leased_until IS NULL OR t.leased_until < :now) AND (t.digest_at <= :now OR EXISTS (
         SELECT FROM mail_items i WHERE i.workspace_id = t.workspace_id AND i.mailed_at IS NULL))
       ORDER BY t.next_at LIMIT :most FOR UPDATE SKIP LOCKED)
     UPDATE mail_turns t SET leased_until = :now::timestamptz + ${LEASE} FROM due
     WHERE t.workspace_id = due.workspace_id RETURNING t.workspace_id`,
    { now, most },
  );
  return rows.map((row) => row.workspace_id);
}

/** The turn that was leased. */
export async function readTurn(
  scope: Scope,
): Promise<{ readonly digestAt: Date | null; readonly failures: number } | undefined> {
  const row = await scope('mail_turns').first('digest_at', 'failures');
  return row && { digestAt: row.digest_at, failures: row.failures };
}

export async function endTurn(
  scope: Scope,
  turn: { readonly nextAt: Date; readonly digestAt: Date | null; readonly failures: number },
): Promise<void> {
  const { nextAt, digestAt, failures } = turn;
  await scope('mail_turns').update({ next_at: nextAt, digest_at: digestAt, failures, leased_until: null });
}

const REVIEW = `SELECT 'review' AS kind, r.id, c.name AS "contactName", r.rule->>'id' AS "ruleId", r.rule_id AS "ownRuleId", r.params,
  r.created_at AS "createdAt" FROM reviews r JOIN contacts c ON c.id = r.contact_id`;

const FOLLOW_UP = `SELECT 'follow_up' AS kind, f.id, c.name AS "contactName", f.rule->>'id' AS "ruleId", f.rule_id AS "ownRuleId",
  f.params, f.created_at AS "createdAt" FROM follow_ups f JOIN contacts c ON c.id = f.contact_id`;

/** What has been noted and not mailed, and what of it still waits for a person, the oldest first. */
export async function waitingItems(scope: Scope): Promise<{ readonly noted: string[]; readonly items: MailItem[] }> {
  const noted: string[] = await scope('mail_items').whereNull('mailed_at').pluck('subject_id');
  const { rows: items } = await scope.raw<{ rows: MailItem[] }>(
    `${REVIEW} WHERE r.id = ANY (:noted::uuid[]) AND r.state = 'open' AND c.erasing_at IS NULL
     UNION ALL ${FOLLOW_UP} WHERE f.id = ANY (:noted::uuid[]) AND f.state = 'pending' AND c.erasing_at IS NULL
     ORDER BY "createdAt"`,
    { noted } as never,
  );
  return { noted, items };
}

/** Follow-ups that wait for approval and are due before `until`, the oldest first. */
export async function pendingFollowUps(scope: Scope, until: Date): Promise<MailItem[]> {
  const { rows } = await scope.raw<{ rows: MailItem[] }>(
    `${FOLLOW_UP} WHERE f.state = 'pending' AND f.due_at < ? AND c.erasing_at IS NULL ORDER BY f.created_at LIMIT 1000`,
    [until],
  );
  return rows;
}

/** These are no news any more. Not whatever is noted by now: more may have been while the mail was on its way. */
export async function markMailed(scope: Scope, noted: readonly string[], at: Date): Promise<void> {
  await scope('mail_items').whereIn('subject_id', noted).update({ mailed_at: at });
}
