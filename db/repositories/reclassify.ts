import type { KnownFields } from '../../domain/facts.ts';
import type { ContactState } from '../../domain/state.ts';
import type { Scope } from '../client.ts';
import { BEFORE_ALL_IDS } from '../walk.ts';
import { DATES } from './custom-fields.ts';
import type { projectionOf } from './judgements.ts';
import { KNOWN } from './known-fields.ts';

type Projection = ReturnType<typeof projectionOf>;

/** What a contact's row shows that settings can change. */
export const SHOWN_COLUMNS = [
  'status',
  'stage',
  'lead_score',
  'lead_grade',
  'sentiment_level',
  'sentiment_score',
  'vip',
  'at_risk',
  'completeness',
] as const;

/** A contact that was judged by older settings, with all that judging it anew takes. */
export interface BehindContact extends Pick<Projection, (typeof SHOWN_COLUMNS)[number]> {
  readonly id: string;
  readonly step: number;
  readonly evaluated_at: Date;
  readonly next_deadline: Date | null;
  /** The fold's state as of the last judgement; null when its checkpoint is gone. */
  readonly state: ContactState | null;
  readonly known: KnownFields;
  /** What settings say of follow-ups and reviews, or of the zone they are read in, is other than what it was judged by. */
  readonly other_rules: boolean;
  /** Something of follow-ups is under way: waits for a person, its time, its gate or its outcome. */
  readonly has_follow_ups: boolean;
  readonly next_look_at: Date | null;
  readonly time_zone: string | null;
  /** As in the contact's circumstances. */
  readonly dates: Readonly<Record<string, string>>;
  /** Conversations linked by a claimed key only. */
  readonly unverified: readonly string[];
}

const UNDER_WAY = `EXISTS (SELECT FROM follow_ups f WHERE f.contact_id = c.id
  AND (f.state IN ('pending', 'approved') OR (f.state = 'sent' AND f.outcome IS NULL)))`;

/** Which of the versions that contacts were judged by say otherwise of follow-ups: compared once, and not for each contact. */
const OTHER_RULES = `SELECT o.version, o.document -> 'followUps' <> n.document -> 'followUps'
    OR o.document -> 'review' <> n.document -> 'review' OR o.document -> 'locale' <> n.document -> 'locale' AS other
  FROM settings o JOIN settings n ON n.workspace_id = o.workspace_id AND n.version = :version
  WHERE o.version IN (SELECT settings_version FROM behind)`;

const BEHIND = 'c.settings_version < :version AND c.erasing_at IS NULL AND c.merged_into IS NULL';

/** The next contacts by id, after `after`, that were last judged by settings older than `version`. */
export async function contactsBehind(
  scope: Scope,
  page: { readonly version: number; readonly after: string | null; readonly limit: number },
): Promise<BehindContact[]> {
  const { rows } = await scope.raw<{ rows: BehindContact[] }>(
    `WITH behind AS MATERIALIZED (
       SELECT c.id, c.settings_version FROM contacts c
       WHERE ${BEHIND} AND c.id > coalesce(:after::uuid, '${BEFORE_ALL_IDS}')
       ORDER BY c.id LIMIT :limit
     ), rules AS MATERIALIZED (${OTHER_RULES})
     SELECT c.id, c.step, c.evaluated_at, c.next_deadline, ${SHOWN_COLUMNS.map((column) => `c.${column}`).join(', ')},
       k.state, ${KNOWN} AS known, coalesce(r.other, true) AS other_rules, ${UNDER_WAY} AS has_follow_ups,
       i.next_look_at, c.time_zone, ${DATES} AS dates,
       ARRAY(SELECT v.id FROM conversations v WHERE v.contact_id = c.id AND NOT v.verified) AS unverified
     FROM behind b JOIN contacts c ON c.id = b.id JOIN contact_inbox i ON i.contact_id = c.id
       LEFT JOIN rules r ON r.version = b.settings_version
       LEFT JOIN contact_checkpoints k ON k.contact_id = c.id AND k.place = 'head'
     ORDER BY c.id`,
    { ...page },
  );
  return rows;
}

/** Counts the contacts behind `version` into the job's `total`, once. */
export async function countBehind(scope: Scope, jobId: string, version: number): Promise<void> {
  await scope.raw(
    `UPDATE jobs SET total = (SELECT count(*) FROM contacts c WHERE ${BEHIND}) WHERE id = :jobId AND total IS NULL`,
    { jobId, version },
  );
}

/** Those of these contacts that are still judged by settings older than `version`. */
export async function stillBehind(scope: Scope, version: number, contactIds: readonly string[]): Promise<string[]> {
  const { rows } = await scope.raw<{ rows: { id: string }[] }>(
    `SELECT c.id FROM contacts c WHERE ${BEHIND} AND c.id = ANY(:contactIds::uuid[])`,
    { version, contactIds: [...contactIds] },
  );
  return rows.map((row) => row.id);
}

/** The explanation and deadline of a contact for which new settings change nothing that is shown. */
export type UnchangedContact = { readonly id: string; readonly step: number } & Pick<
  Projection,
  'explain' | 'next_deadline' | 'deadline_cause'
>;

/**
 * Takes over new settings for contacts that show the same under them.
 *
 * This writes the workflow's columns beside the workflow, and may: nothing is decided, so there is no step, no event, and nothing
 * for the workflow to know (its timer fires no later than it must; when it fires early, it judges and sleeps on). The numbers in the explanation
 * follow the new settings. Waking each contact instead would cost the cluster a signal, two workflow tasks and a judgement for
 * every contact of the workspace, to store what it shows already. `step` is the guard: where the workflow has judged since the
 * row was read, its judgement stands.
 */
export async function adoptSettings(
  scope: Scope,
  version: number,
  contacts: readonly UnchangedContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  await scope.raw('SELECT 1 FROM contacts WHERE id = ANY(?::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
    contacts.map(({ id }) => id),
  ]);
  await scope.raw(
    `UPDATE contacts c SET settings_version = :version, explain = n.explain, next_deadline = n.next_deadline,
       deadline_cause = n.deadline_cause
     FROM jsonb_to_recordset(:rows::jsonb) AS n (id uuid, step bigint, explain jsonb, next_deadline timestamptz, deadline_cause text)
     WHERE c.id = n.id AND c.step = n.step AND ${BEHIND}`,
    { version, rows: JSON.stringify(contacts) },
  );
}

/** Notes contacts to be woken before `dueAt`, the deadline that new settings give them. */
export async function noteSooner(
  scope: Scope,
  { workspaceId, jobId }: { readonly workspaceId: string; readonly jobId: string },
  contacts: readonly { readonly id: string; readonly dueAt: string }[],
): Promise<void> {
  if (contacts.length === 0) return;
  await scope.raw(
    `INSERT INTO job_items (job_id, workspace_id, contact_id, due_at)
     SELECT ?::uuid, ?::uuid, id, "dueAt" FROM jsonb_to_recordset(?::jsonb) AS n (id uuid, "dueAt" timestamptz)
     ON CONFLICT (job_id, contact_id) DO UPDATE SET state = 'open', due_at = excluded.due_at`,
    [jobId, workspaceId, JSON.stringify(contacts)],
  );
}
