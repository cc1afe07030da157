import type { Change, Judgement } from '../../domain/judgement.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { checkpointRow, WRITE_CHECKPOINTS, type Checkpoint } from './checkpoints.ts';

interface ContactKey {
  readonly workspaceId: string;
  readonly contactId: string;
}

/** One step of a contact's life, as it is stored. */
export interface Step extends ContactKey {
  readonly step: number;
  /** ISO 8601 UTC, the workflow's clock. */
  readonly now: string;
  readonly judgedSeq: number;
  readonly settingsVersion: number;
  readonly judgement: Judgement;
  readonly changes: readonly Change[];
  /** Where the fold got to; null for a place whose checkpoint stays. */
  readonly head: Checkpoint | null;
  readonly behind: Checkpoint | null;
  /** What the same step answers when it is asked again. */
  readonly result: unknown;
  /** When follow-ups have to be looked at again, and why; null for never. */
  readonly nextLook: { readonly at: string; readonly cause: string } | null;
}

export type HeldStep =
  | {
      readonly kind: 'held';
      readonly step: number;
      readonly stepResult: unknown;
      readonly judgedSeq: number;
      readonly lastSeq: number;
      /** When the newest fact was accepted. */
      readonly lastAt: Date;
    }
  | { readonly kind: 'gone' };

/**
 * Locks the contact's rows in the order of all writers (inbox, then contacts) and says at which step it stands. From here to the
 * commit nobody else decides about it.
 */
export async function holdStep(scope: Scope, contactId: string): Promise<HeldStep> {
  const [row] = await runPrepared<HeldRow>(scope, 'hold_step', HOLD, { contactId });
  if (row === undefined) return { kind: 'gone' };
  const { step, step_result: stepResult, judged_seq: judgedSeq, last_seq: lastSeq, last_at: lastAt } = row;
  return { kind: 'held', step, stepResult, judgedSeq, lastSeq, lastAt };
}

interface HeldRow {
  readonly step: number;
  readonly step_result: unknown;
  readonly judged_seq: number;
  readonly last_seq: number;
  readonly last_at: Date;
}

/** FOR UPDATE of the contact would make every insert of a message wait, whose foreign key shares that row. */
const HOLD = `
  WITH held AS MATERIALIZED (
    SELECT contact_id, judged_seq, last_seq, last_at FROM contact_inbox WHERE contact_id = :contactId::uuid FOR UPDATE
  )
  SELECT c.step, c.step_result, held.judged_seq, held.last_seq, held.last_at FROM held JOIN contacts c ON c.id = held.contact_id
  WHERE c.erasing_at IS NULL AND c.merged_into IS NULL FOR NO KEY UPDATE OF c`;

/**
 * Stores a step whose rows are held ({@link holdStep}): projection, ledger, checkpoints, how far the contact is judged and when
 * its follow-ups are looked at again.
 */
export async function writeStep(scope: Scope, step: Step): Promise<void> {
  const { workspaceId, contactId, settingsVersion, now, nextLook } = step;
  const checkpoints = [
    ...(step.head === null ? [] : [checkpointRow('head', step.head)]),
    ...(step.behind === null ? [] : [checkpointRow('behind', step.behind)]),
  ];
  await runPrepared(scope, 'write_step', WRITE_STEP, {
    ...{ workspaceId, contactId, settingsVersion, now, step: step.step, judgedSeq: step.judgedSeq },
    ...{ lookAt: nextLook?.at ?? null, lookCause: nextLook?.cause ?? null },
    projection: JSON.stringify(projectionOf(step.judgement)),
    result: JSON.stringify(step.result),
    events: JSON.stringify(step.changes),
    checkpoints: JSON.stringify(checkpoints),
  });
}

/** What a judgement puts into the contact's row, by column. */
export function projectionOf(judgement: Judgement) {
  const { detected, deadline, sentiment } = judgement;
  const { status, engineStatus, stage, engineStage, leadScore, engineLeadScore, contributions, why } = judgement;
  return {
    detected_name: detected.name?.value ?? null,
    detected_email: detected.email?.value ?? null,
    detected_phone: detected.phone?.value ?? null,
    detected_company: detected.company?.value ?? null,
    status: status.value,
    stage: stage.value,
    lead_score: leadScore.value,
    lead_grade: judgement.grade,
    sentiment_level: sentiment?.value ?? null,
    sentiment_score: sentiment?.score ?? null,
    vip: judgement.vip,
    at_risk: judgement.atRisk,
    completeness: judgement.completeness,
    locks: judgement.locks,
    explain: { status, engineStatus, stage, engineStage, leadScore, engineLeadScore, sentiment, contributions, why },
    detected,
    next_deadline: deadline?.at ?? null,
    deadline_cause: deadline?.cause ?? null,
  };
}

type Projection = ReturnType<typeof projectionOf>;

const PROJECTION_TYPES = {
  ...{ detected_name: 'text', detected_email: 'text', detected_phone: 'text', detected_company: 'text' },
  ...{ status: 'text', stage: 'text', lead_score: 'integer', lead_grade: 'text' },
  ...{ sentiment_level: 'text', sentiment_score: 'double precision', vip: 'boolean', at_risk: 'boolean' },
  ...{ completeness: 'double precision', locks: 'jsonb', explain: 'jsonb', detected: 'jsonb' },
  ...{ next_deadline: 'timestamptz', deadline_cause: 'text' },
} as const satisfies Record<keyof Projection, string>;

const COLUMNS = Object.keys(PROJECTION_TYPES).join(', ');
const TYPED_COLUMNS = Object.entries(PROJECTION_TYPES)
  .map(([column, type]) => `${column} ${type}`)
  .join(', ');

/** One statement for all that a step stores: each of its tables would cost a round trip. */
const WRITE_STEP = `
  WITH person AS (
    UPDATE contacts SET settings_version = :settingsVersion::integer, step = :step::bigint, step_result = :result::jsonb,
      evaluated_at = :now::timestamptz,
      (${COLUMNS}) = (SELECT ${COLUMNS} FROM json_to_record(:projection::json) AS p (${TYPED_COLUMNS}))
    WHERE id = :contactId::uuid
  ), events AS (
    INSERT INTO contact_events (workspace_id, contact_id, step, kind, before, after, rule, params, evidence, actor, at)
    SELECT :workspaceId::uuid, :contactId::uuid, :step::bigint, kind, before, after, rule, params, evidence, actor,
      :now::timestamptz
    FROM json_to_recordset(:events::json)
      AS e (kind text, before jsonb, after jsonb, rule jsonb, params jsonb, evidence jsonb, actor text)
  ), checkpoints AS (${WRITE_CHECKPOINTS}
  )
  UPDATE contact_inbox SET judged_seq = greatest(judged_seq, :judgedSeq::bigint),
    next_look_at = :lookAt::timestamptz, next_look_cause = :lookCause
  WHERE contact_id = :contactId::uuid`;
