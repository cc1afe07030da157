import type { Decision } from '../judgement.ts';
import type { Grade, Status } from '../vocabulary.ts';
import { atRiskDecision, vipDecision } from './flags.ts';
import { engineLeadScore, gradeDecision, shownLeadScore } from './score.ts';
import { engineStatus, shownStatus } from './status.ts';
import type { Subject } from './subject.ts';

/** Everything of a judgement that time alone can change. */
export interface Verdict {
  readonly engineLeadScore: Decision<number>;
  readonly leadScore: Decision<number>;
  readonly grade: Decision<Grade>;
  readonly engineStatus: Decision<Status>;
  readonly status: Decision<Status>;
  readonly vip: Decision<boolean>;
  readonly atRisk: Decision<boolean>;
}

/** The verdict at `now` (milliseconds). */
export function verdictAt(subject: Subject, now: number): Verdict {
  const engineScore = engineLeadScore(subject, now);
  const leadScore = shownLeadScore(subject, engineScore);
  const grade = gradeDecision(leadScore, subject.settings);
  const engine = engineStatus(subject, leadScore, now);
  const status = shownStatus(subject, engine);
  return {
    engineLeadScore: engineScore,
    leadScore,
    grade,
    engineStatus: engine,
    status,
    vip: vipDecision(subject, grade, status),
    atRisk: atRiskDecision(subject, status, now),
  };
}

/**
 * Whether two verdicts show the same, the whole points of a decaying score apart: values, and the rules they are given
 * for.
 */
export function showsTheSame(a: Verdict, b: Verdict): boolean {
  return (
    alike(a.engineStatus, b.engineStatus) &&
    alike(a.status, b.status) &&
    a.grade.value === b.grade.value &&
    alike(a.vip, b.vip) &&
    alike(a.atRisk, b.atRisk)
  );
}

function alike(a: Decision<unknown>, b: Decision<unknown>): boolean {
  return a.value === b.value && a.rule.id === b.rule.id;
}
