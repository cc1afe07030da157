import type { ReasonParams } from '../judgement.ts';
import { reasonFor } from '../reasons.ts';

/**
 * Why a follow-up or review is there, as of `now` (ISO 8601 UTC): lengths of silence grow with it. `ruleName` is the
 * name of the workspace's rule, which is shown instead of its id.
 */
export function whyNow(
  ruleId: string,
  params: ReasonParams,
  { now, ruleName }: { readonly now: string; readonly ruleName?: string | undefined },
): string {
  return reasonFor(ruleId, { ...params, at: now, ...(ruleName === undefined ? {} : { rule: ruleName }) });
}
