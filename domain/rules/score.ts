import type { Contribution, Decision, Evidence } from '../judgement.ts';
import { gradeOf } from '../scoring/grade.ts';
import { pointsAt, sumAt, wholeScore } from '../scoring/points.ts';
import type { Term } from '../scoring/terms.ts';
import type { Settings } from '../settings.ts';
import type { Grade } from '../vocabulary.ts';
import { rule } from './catalogue.ts';
import type { Subject } from './subject.ts';

const SHOWN_AS_EVIDENCE = 5;

/** The lead score that the signals give at `now` (milliseconds). */
export function engineLeadScore({ terms }: Subject, now: number): Decision<number> {
  const value = wholeScore(sumAt(terms, now));
  if (terms.length === 0) return { value, confidence: 1, rule: rule('score.none'), params: {}, evidence: [] };
  const sure = terms.reduce((sum, { confidence }) => sum + confidence, 0) / terms.length;
  return {
    value,
    confidence: Math.round(sure * 100) / 100,
    rule: rule('score.sum'),
    params: { counted: terms.length },
    evidence: weightiest(terms),
  };
}

/** What is shown: the score a person assigned while its lock holds, else the signals'. */
export function shownLeadScore({ state }: Subject, engine: Decision<number>): Decision<number> {
  const { held } = state.score;
  if (held === null) return engine;
  return {
    value: wholeScore(held.value),
    confidence: 1,
    rule: rule('score.set'),
    params: {},
    evidence: [{ editId: held.editId }],
    actor: held.actor,
  };
}

/** The grade of the score shown. */
export function gradeDecision(score: Decision<number>, settings: Settings): Decision<Grade> {
  const value = gradeOf(score.value, settings);
  const least = value === 'F' ? 0 : settings.leadScoring.grades[value];
  return { ...score, value, rule: rule('grade.threshold'), params: { grade: value, score: score.value, least } };
}

/** Every line of the score as it counts at `now`, newest first. Points to the hundredth. */
export function contributionsAt({ terms }: Subject, now: number): Contribution[] {
  return terms.map((term) => ({
    signalId: term.signalId,
    category: term.category,
    points: Math.round(pointsAt(term, now) * 100) / 100 + 0,
    at: new Date(term.at).toISOString(),
    ...source(term.evidence),
  }));
}

function source({ messageId, actionRef, editId }: Evidence): Pick<Contribution, 'messageId' | 'actionRef' | 'editId'> {
  if (messageId !== undefined) return { messageId };
  if (actionRef !== undefined) return { actionRef };
  return editId === undefined ? {} : { editId };
}

/** By full points, not decayed ones: the evidence of a value changes with facts, not with every second. */
function weightiest(terms: readonly Term[]): Evidence[] {
  return terms
    .filter(({ evidence }) => Object.keys(evidence).length > 0)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, SHOWN_AS_EVIDENCE)
    .map(({ evidence }) => evidence);
}
