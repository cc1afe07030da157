import type { KnownFields } from './facts.ts';
import type { Judgement } from './judgement.ts';
import { completenessOf } from './rules/completeness.ts';
import { deadlineAfter } from './rules/deadline.ts';
import { lockDecisions } from './rules/locks.ts';
import { contributionsAt } from './rules/score.ts';
import { engineStage, shownStage } from './rules/stage.ts';
import { subjectOf } from './rules/subject.ts';
import { verdictAt } from './rules/verdict.ts';
import type { Settings } from './settings.ts';
import type { ContactState } from './state.ts';

/**
 * All that follows from a contact's state, the settings in force and the time. `now`: ISO 8601 UTC.
 *
 * Until its deadline the judgement stays as it is, but for the points of a decaying score; see `deadlineAfter`.
 *
 * @throws RangeError when `now` is no instant.
 */
export function judge(input: {
  readonly state: ContactState;
  readonly known: KnownFields;
  readonly settings: Settings;
  readonly now: string;
}): Judgement {
  const { state, known, settings } = input;
  const now = Date.parse(input.now);
  if (Number.isNaN(now)) throw new RangeError('now is no instant');
  const subject = subjectOf(state, settings);
  const verdict = verdictAt(subject, now);
  const { status, engineStatus, leadScore, engineLeadScore, grade, vip, atRisk } = verdict;
  const locks = lockDecisions(state);
  return {
    status,
    engineStatus,
    stage: shownStage(subject),
    engineStage: engineStage(subject),
    leadScore,
    engineLeadScore,
    grade: grade.value,
    contributions: contributionsAt(subject, now),
    sentiment: subject.sentiment,
    vip: vip.value,
    atRisk: atRisk.value,
    completeness: completenessOf(known, settings),
    locks: { status: locks.status.value, stage: locks.stage.value, score: locks.score.value },
    why: { grade, vip, atRisk, locks },
    detected: state.detected,
    deadline: deadlineAfter(subject, verdict, now),
  };
}
