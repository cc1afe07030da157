import type { Contribution, Decision } from '../../domain/judgement.ts';
import type { SentimentLevel, Stage, Status } from '../../domain/vocabulary.ts';
import type { CustomFieldValue } from '../../domain/custom-fields.ts';
import type { Scope } from '../client.ts';
import { readExplanation, type ExplanationSources } from './contact-detail-explain.ts';
import { readBelongings, type Belongings } from './contact-detail-belongings.ts';
import { LIST_COLUMNS, type ContactListRow } from './contact-list-row.ts';
import { selectRows, sql } from './contact-list-sql.ts';
import { CUSTOM_FIELD_VALUES } from './custom-fields.ts';

/** Column `explain` of a contact: its decisions as the last judgement left them. */
export interface StoredExplanation {
  readonly status: Decision<Status>;
  readonly stage: Decision<Stage>;
  readonly leadScore: Decision<number>;
  readonly sentiment: Decision<SentimentLevel> | null;
  readonly contributions: readonly Contribution[];
}

export interface ContactDetailRow extends ContactListRow {
  readonly time_zone: string | null;
  /** By the field's key. */
  readonly custom_fields: Readonly<Record<string, CustomFieldValue>>;
  readonly locks: { readonly status?: boolean; readonly stage?: boolean; readonly score?: boolean };
  readonly explain: StoredExplanation | null;
  /** The contact's own deadline, or when its follow-ups have to be looked at, whichever comes first. */
  readonly next_deadline: Date | null;
  readonly deadline_cause: string | null;
  readonly settings_version: number | null;
}

/** Everything the API shows of one contact, as it stands in the database. */
export interface ContactDetail extends Belongings, ExplanationSources {
  readonly row: ContactDetailRow;
  readonly pendingFollowUps: number;
  readonly openReviews: number;
  /** Oldest first. */
  readonly stages: readonly EnteredStage[];
}

/** When a stage began. */
export interface EnteredStage {
  readonly stage: Stage;
  readonly at: Date;
}

/** More changes of stage than a person would ever read; the newest are kept. */
const MOST_STAGES = 500;

/** Longer chains of merges than this cannot come of use; it keeps a loop, should one ever be written, from hanging a request. */
const LONGEST_CHAIN = 1_000;

/**
 * The contact that answers for this id: itself, or whoever absorbed it.
 *
 * @param contactId a well-formed UUID
 * @returns null for an id of nobody, of another workspace, or of a contact that is being deleted
 */
export async function survivorOf(scope: Scope, contactId: string): Promise<string | null> {
  const [survivor] = await selectRows<{ id: string }>(
    scope,
    sql(
      `WITH RECURSIVE chain AS (
         SELECT id, merged_into, erasing_at, 0 AS length FROM contacts WHERE id = ?::uuid
         UNION ALL
         SELECT c.id, c.merged_into, c.erasing_at, chain.length + 1
         FROM chain JOIN contacts c ON c.id = chain.merged_into WHERE chain.length < ?::integer
       ) SELECT id FROM chain WHERE merged_into IS NULL AND erasing_at IS NULL`,
      contactId,
      LONGEST_CHAIN,
    ),
  );
  return survivor?.id ?? null;
}

/**
 * One contact with all that api.md's detail shows; an absorbed contact answers with its survivor.
 *
 * @param contactId a well-formed UUID
 * @returns null for an id of nobody, of another workspace, or of a contact that is being deleted
 */
export async function readContact(scope: Scope, contactId: string): Promise<ContactDetail | null> {
  const id = await survivorOf(scope, contactId);
  if (id === null) return null;
  const [row] = await selectRows<ContactDetailRow>(
    scope,
    sql(
      `SELECT ${LIST_COLUMNS}, c.time_zone, ${CUSTOM_FIELD_VALUES} AS custom_fields, c.locks, c.explain,
         c.settings_version, least(c.next_deadline, i.next_look_at) AS next_deadline,
         CASE WHEN i.next_look_at < coalesce(c.next_deadline, 'infinity') THEN i.next_look_cause
           ELSE c.deadline_cause END AS deadline_cause
       FROM contacts c LEFT JOIN contact_inbox i ON i.contact_id = c.id WHERE c.id = ?::uuid`,
      id,
    ),
  );
  // Deleted between the two statements.
  if (row === undefined) return null;
  return {
    row,
    ...(await readBelongings(scope, id)),
    ...(await readExplanation(scope, row)),
    ...(await openWork(scope, id)),
    stages: await enteredStages(scope, id),
  };
}

async function enteredStages(scope: Scope, contactId: string): Promise<EnteredStage[]> {
  const rows = await selectRows<EnteredStage>(
    scope,
    sql(
      `SELECT e.after #>> '{}' AS stage, e.at FROM contact_events e
       WHERE e.contact_id = ?::uuid AND e.kind = 'stage' AND e.after IS NOT NULL
       ORDER BY e.at DESC, e.id DESC LIMIT ?::integer`,
      contactId,
      MOST_STAGES,
    ),
  );
  return rows.reverse();
}

/** What of the contact waits for a person. */
async function openWork(scope: Scope, contactId: string): Promise<{ pendingFollowUps: number; openReviews: number }> {
  const [waiting] = await selectRows<{ pendingFollowUps: number; openReviews: number }>(
    scope,
    sql(
      `SELECT (SELECT count(*) FROM follow_ups WHERE contact_id = ?::uuid AND state = 'pending') AS "pendingFollowUps",
         (SELECT count(*) FROM reviews WHERE contact_id = ?::uuid AND state = 'open') AS "openReviews"`,
      contactId,
      contactId,
    ),
  );
  return waiting ?? { pendingFollowUps: 0, openReviews: 0 };
}
