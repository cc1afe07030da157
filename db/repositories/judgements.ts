import type { Change, Judgement } from '../../domain/judgement.ts';
import type { Scope } from '../client.ts';
import { writeCheckpoint, type Checkpoint } from './checkpoints.ts';

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
}

export type HeldStep =
  | {
      readonly kind: 'held';
      readonly step: number;
      readonly stepResult: unknown;
      readonly judgedSeq: number;
      readonly lastSeq: number;
    }
  | { readonly kind: 'gone' };

/**
 * Locks the contact's rows in the order of all writers (inbox, then contacts) and says at which step it stands. From here to the
 * commit nobody else decides about it.
 */
export async function holdStep(scope: Scope, contactId: string): Promise<HeldStep> {
  const inbox = await scope.raw<{ rows: { judged_seq: number; last_seq: number }[] }>(
    'SELECT judged_seq, last_seq FROM contact_inbox WHERE contact_id = ? FOR UPDATE',
    [contactId],
  );
  // FOR UPDATE would make every insert of a message wait, whose foreign key shares this row.
  const contact = await scope.raw<{ rows: { step: number; step_result: unknown }[] }>(
    `SELECT step, step_result FROM contacts
     WHERE id = ? AND erasing_at IS NULL AND merged_into IS NULL FOR NO KEY UPDATE`,
    [contactId],
  );
  const [numbers, row] = [inbox.rows[0], contact.rows[0]];
  if (numbers === undefined || row === undefined) return { kind: 'gone' };
  return {
    kind: 'held',
    step: row.step,
    stepResult: row.step_result,
    judgedSeq: numbers.judged_seq,
    lastSeq: numbers.last_seq,
  };
}

/** Stores a step whose rows are held ({@link holdStep}): projection, ledger, checkpoints and how far the contact is judged. */
export async function writeStep(scope: Scope, step: Step): Promise<void> {
  await writeProjection(scope, step);
  await writeEvents(scope, step);
  if (step.head !== null) await writeCheckpoint(scope, step, 'head', step.head);
  if (step.behind !== null) await writeCheckpoint(scope, step, 'behind', step.behind);
  await scope.raw('UPDATE contact_inbox SET judged_seq = greatest(judged_seq, ?) WHERE contact_id = ?', [
    step.judgedSeq,
    step.contactId,
  ]);
}

async function writeProjection(
  scope: Scope,
  { contactId, judgement, settingsVersion, step, result, now }: Step,
): Promise<void> {
  const workflowColumns = {
    settings_version: settingsVersion,
    step,
    step_result: JSON.stringify(result),
    evaluated_at: now,
  };
  await scope('contacts')
    .where({ id: contactId })
    .update({ ...projectionOf(judgement), ...workflowColumns });
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

async function writeEvents(scope: Scope, { workspaceId, contactId, step, now, changes }: Step): Promise<void> {
  if (changes.length === 0) return;
  const events = changes.map((change) => ({
    workspace_id: workspaceId,
    contact_id: contactId,
    step,
    kind: change.kind,
    before: change.before === null ? null : JSON.stringify(change.before),
    after: change.after === null ? null : JSON.stringify(change.after),
    rule: JSON.stringify(change.rule),
    params: JSON.stringify(change.params),
    evidence: JSON.stringify(change.evidence),
    actor: change.actor,
    at: now,
  }));
  await scope('contact_events').insert(events);
}
