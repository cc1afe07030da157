import { parseDuration } from '../duration.ts';
import { SURE } from '../fold/thresholds.ts';
import type { Decision, Evidence, ReasonParams } from '../judgement.ts';
import { reachesGrade } from '../scoring/grade.ts';
import type { Grade, Status } from '../vocabulary.ts';
import { rule } from './catalogue.ts';
import type { RuleId } from './catalogue.ts';
import { evidenceOf } from './subject.ts';
import type { Subject } from './subject.ts';

/**
 * VIP (product.md section 5): as a person set it, else by grade and, where the settings ask for it, being converted.
 */
export function vipDecision(
  { state, settings }: Subject,
  grade: Decision<Grade>,
  status: Decision<Status>,
): Decision<boolean> {
  if (state.vip !== null) {
    const { value, editId, actor } = state.vip;
    return { ...flag(value, 'vip.set', { vip: value ? 1 : 0 }, [{ editId }]), actor };
  }
  const { minGrade, converted } = settings.flags.vip;
  if (!reachesGrade(grade.value, minGrade) || (converted && status.value !== 'converted')) {
    return flag(false, 'vip.not', { least: minGrade }, []);
  }
  return flag(true, 'vip.grade', { grade: grade.value, least: minGrade }, [...status.evidence, ...grade.evidence]);
}

/**
 * At risk (product.md section 5): a contact shown as converted or qualified, whom the business can still lose. Churned
 * ones are lost already, and are found by their status. The first that holds: sentiment at or below `sentimentBelow`;
 * frustrated in one of the last three messages that could be read; converted, with no more than `churnWithin` left
 * until churn.
 */
export function atRiskDecision(subject: Subject, status: Decision<Status>, now: number): Decision<boolean> {
  const { state, settings, sentiment, lastSign } = subject;
  if (status.value !== 'converted' && status.value !== 'qualified') return flag(false, 'at_risk.not', {}, []);
  const { sentimentBelow } = settings.flags.atRisk;
  if (sentiment !== null && sentiment.score <= sentimentBelow) {
    return flag(true, 'at_risk.sentiment', { level: sentiment.value }, sentiment.evidence);
  }
  const frustrated = state.frustrations.filter(({ probability }) => probability >= SURE);
  if (frustrated.length > 0) {
    return flag(
      true,
      'at_risk.frustrated',
      {},
      frustrated.map(({ messageId }) => ({ messageId })),
    );
  }
  const near = churnNearAt(subject);
  if (status.value === 'converted' && lastSign !== null && near !== null && now >= near) {
    return flag(true, 'at_risk.churn_near', { after: settings.status.churnedAfter }, evidenceOf(lastSign));
  }
  return flag(false, 'at_risk.not', {}, []);
}

/** The instant (milliseconds) from which churn is near; null while silence does not run. */
export function churnNearAt({ lastSign, settings }: Subject): number | null {
  if (lastSign === null) return null;
  const { status, flags } = settings;
  return Date.parse(lastSign.at) + parseDuration(status.churnedAfter) - parseDuration(flags.atRisk.churnWithin);
}

function flag(value: boolean, ruleId: RuleId, params: ReasonParams, evidence: readonly Evidence[]): Decision<boolean> {
  return { value, confidence: 1, rule: rule(ruleId), params, evidence };
}
