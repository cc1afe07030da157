import { parseDuration } from '../duration.ts';
import type { Happening } from '../fold/contact-state.ts';
import type { Decision, Evidence, ReasonParams } from '../judgement.ts';
import type { Status } from '../vocabulary.ts';
import { rule } from './catalogue.ts';
import type { RuleId } from './catalogue.ts';
import { evidenceOf } from './subject.ts';
import type { Subject } from './subject.ts';

/**
 * The status by the rules of product.md section 3, in their order, the first that holds. `now` in milliseconds;
 * `leadScore` is the score shown, so that a person who assigns one decides with it who is qualified.
 *
 * A span of time has passed at the very instant it ends: a contact is inactive at exactly its last sign +
 * `inactiveAfter`, and an intent no longer holds at exactly its message + `intentWindow`.
 */
export function engineStatus(subject: Subject, leadScore: Decision<number>, now: number): Decision<Status> {
  const { state, lastSign, settings } = subject;
  const { status } = settings;
  const deal = state.conversions?.last;
  if (deal !== undefined) {
    if (hasPassed(lastSign, status.churnedAfter, now)) {
      const params = { after: status.churnedAfter, since: lastSign?.at ?? '' };
      return decided('churned', 'status.churned', params, evidenceOf(lastSign, deal));
    }
    return decided('converted', 'status.converted', {}, evidenceOf(deal), deal.confidence);
  }
  if (hasPassed(lastSign, status.inactiveAfter, now)) {
    const params = { after: status.inactiveAfter, since: lastSign?.at ?? '' };
    return decided('inactive', 'status.inactive', params, evidenceOf(lastSign));
  }
  return qualified(subject, leadScore, now) ?? activeOrNew(subject, now);
}

function qualified({ state, settings }: Subject, leadScore: Decision<number>, now: number): Decision<Status> | null {
  const { intentWindow, qualifiedMinScore } = settings.status;
  const intent = state.buyingIntent;
  if (intent !== null && !hasPassed(intent, intentWindow, now)) {
    const params = { window: intentWindow };
    return decided('qualified', 'status.qualified_by_intent', params, evidenceOf(intent), intent.confidence);
  }
  if (leadScore.value < qualifiedMinScore) return null;
  const params = { least: qualifiedMinScore };
  return decided('qualified', 'status.qualified_by_score', params, leadScore.evidence, leadScore.confidence);
}

function activeOrNew({ state, settings }: Subject, now: number): Decision<Status> {
  const { activeMinMessages, activeWithin } = settings.status;
  const { lastInbound, counts } = state;
  const evidence = evidenceOf(lastInbound);
  const active =
    lastInbound !== null && counts.inbound >= activeMinMessages && !hasPassed(lastInbound, activeWithin, now);
  if (active)
    return decided('active', 'status.active', { messages: activeMinMessages, within: activeWithin }, evidence);
  return decided('new', 'status.new', { messages: activeMinMessages }, evidence);
}

/** What is shown: a person's status while its lock holds, else the engine's. */
export function shownStatus({ state }: Subject, engine: Decision<Status>): Decision<Status> {
  const { held } = state.status;
  if (held === null) return engine;
  const evidence = [{ editId: held.editId }];
  return { ...decided(held.value, 'status.set', { status: held.value }, evidence), actor: held.actor };
}

/** Whether `duration` (ISO 8601) has passed since; never since what did not happen. */
export function hasPassed(since: Happening | null, duration: string, now: number): boolean {
  return since !== null && now >= Date.parse(since.at) + parseDuration(duration);
}

function decided(
  value: Status,
  ruleId: RuleId,
  params: ReasonParams,
  evidence: readonly Evidence[],
  confidence = 1,
): Decision<Status> {
  return { value, confidence, rule: rule(ruleId), params, evidence };
}
