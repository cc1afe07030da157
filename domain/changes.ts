import type { EditFact } from './facts.ts';
import type { Change, Decision, DetectedFields, Judgement, Lock } from './judgement.ts';
import { LOCKS } from './judgement.ts';
import { rule } from './rules/catalogue.ts';
import type { Grade, SentimentLevel, Stage, Status } from './vocabulary.ts';

type DetectedName = keyof DetectedFields;
const DETECTED: readonly DetectedName[] = ['name', 'email', 'phone', 'company'];

/** What of a contact's row is compared, to tell what changed. */
export interface Shown {
  readonly status: Status;
  readonly stage: Stage;
  readonly leadScore: number;
  readonly grade: Grade;
  readonly sentiment: SentimentLevel | null;
  readonly vip: boolean;
  readonly atRisk: boolean;
  readonly locks: Readonly<Record<Lock, boolean>>;
  /** Values as detected, normalised; null where nothing is. */
  readonly detected: Readonly<Record<DetectedName, string | null>>;
}

/** What a judgement puts into the row. */
export function shownOf(judgement: Judgement): Shown {
  const { status, stage, leadScore, grade, sentiment, vip, atRisk, locks, detected } = judgement;
  return {
    status: status.value,
    stage: stage.value,
    leadScore: leadScore.value,
    grade,
    sentiment: sentiment?.value ?? null,
    vip,
    atRisk,
    locks,
    detected: {
      name: detected.name?.value ?? null,
      email: detected.email?.value ?? null,
      phone: detected.phone?.value ?? null,
      company: detected.company?.value ?? null,
    },
  };
}

/**
 * The ledger's lines for going from what the row showed (null: nothing yet) to `after`, each with its rule, evidence
 * and actor. `edits` are the people's edits folded since: points that somebody added are put down to them.
 *
 * A first judgement tells status, stage, score and grade; sentiment, flags, locks and details only where there is
 * something.
 */
export function changesBetween(before: Shown | null, after: Judgement, edits: readonly EditFact[] = []): Change[] {
  return [
    ...change('status', before?.status ?? null, after.status),
    ...change('stage', before?.stage ?? null, after.stage),
    ...change('lead_score', before?.leadScore ?? null, adjusted(after.leadScore, edits)),
    ...change('lead_grade', before?.grade ?? null, after.why.grade),
    ...sentimentChange(before, after),
    ...change('vip', before?.vip ?? false, after.why.vip),
    ...change('at_risk', before?.atRisk ?? false, after.why.atRisk),
    ...LOCKS.flatMap((lock) => lockChange(lock, before?.locks[lock] ?? false, after.why.locks[lock])),
    ...DETECTED.flatMap((field) => detectedChange(field, before?.detected[field] ?? null, after)),
  ];
}

function change<T extends string | number | boolean>(
  kind: Change['kind'],
  before: T | null,
  { value, rule: by, params, evidence, actor }: Decision<T>,
): Change[] {
  if (before === value) return [];
  return [{ kind, before, after: value, rule: by, params, evidence, actor: actor ?? 'engine' }];
}

function adjusted(score: Decision<number>, edits: readonly EditFact[]): Decision<number> {
  const last = edits.findLast(({ edit }) => edit.type === 'adjust_score');
  // A score that somebody assigned hides adjustments: it changed because of the assignment.
  if (last?.edit.type !== 'adjust_score' || score.actor !== undefined) return score;
  const { editId, actor, edit } = last;
  return { ...score, rule: rule('score.adjusted'), params: { points: edit.points }, evidence: [{ editId }], actor };
}

/**
 * A contact whose last readable message was deleted has no sentiment any more; no rule says so, the message is gone.
 */
function sentimentChange(before: Shown | null, { sentiment }: Judgement): Change[] {
  const was = before?.sentiment ?? null;
  if (sentiment !== null) return change('sentiment', was, sentiment);
  if (was === null) return [];
  const gone = { rule: rule('sentiment.gone'), params: {}, evidence: [], actor: 'engine' };
  return [{ kind: 'sentiment', before: was, after: null, ...gone }];
}

/** Before and after name the lock, or null where there is none, so that a line can be read by itself. */
function lockChange(lock: Lock, before: boolean, after: Decision<boolean>): Change[] {
  return change('lock', before, after).map((line) => ({
    ...line,
    before: before ? lock : null,
    after: after.value ? lock : null,
  }));
}

/**
 * Before and after name the detail and never its value: the ledger outlives a message that is deleted on its channel.
 * The words are quoted through the evidence while the message stands.
 */
function detectedChange(field: DetectedName, before: string | null, { detected }: Judgement): Change[] {
  const now = detected[field];
  if (before === (now?.value ?? null)) return [];
  const common = {
    kind: 'detected' as const,
    before: before === null ? null : field,
    params: { field },
    actor: 'engine',
  };
  if (now === null) return [{ ...common, after: null, rule: rule('detected.gone'), evidence: [] }];
  const evidence = [{ messageId: now.messageId, span: now.span }];
  return [{ ...common, after: field, rule: rule('detected.read'), evidence }];
}
