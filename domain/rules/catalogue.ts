/**
 * Every rule that decides something shown, with its version. Ids stay in ledgers for ever: never rename or reuse one.
 */
export const RULES = {
  'status.churned': 1,
  'status.converted': 1,
  'status.inactive': 1,
  'status.qualified_by_intent': 1,
  'status.qualified_by_score': 1,
  'status.active': 1,
  'status.new': 1,
  'status.set': 1,
  'stage.start': 1,
  'stage.read': 1,
  'stage.conversion': 1,
  'stage.action': 1,
  'stage.after_sale': 1,
  'stage.set': 1,
  'stage.kept': 1,
  'score.sum': 1,
  'score.none': 1,
  'score.set': 1,
  'score.adjusted': 1,
  'grade.threshold': 1,
  'sentiment.mean': 1,
  'sentiment.gone': 1,
  'vip.grade': 1,
  'vip.not': 1,
  'vip.set': 1,
  'at_risk.sentiment': 1,
  'at_risk.frustrated': 1,
  'at_risk.churn_near': 1,
  'at_risk.not': 1,
  'detected.read': 1,
  'detected.gone': 1,
  'lock.set': 1,
  'lock.lifted': 1,
  'lock.none': 1,
} as const;
export type RuleId = keyof typeof RULES;

/** Rule as decisions carry it. */
export function rule(id: RuleId): { readonly id: RuleId; readonly version: number } {
  return { id, version: RULES[id] };
}
