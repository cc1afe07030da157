import { parseDuration } from '../duration.ts';
import type { Deadline, DeadlineCause } from '../judgement.ts';
import { curveFrom, firstOutside, scoreOn } from '../scoring/decay.ts';
import type { Band, Curve } from '../scoring/decay.ts';
import { churnNearAt } from './flags.ts';
import type { Subject } from './subject.ts';
import { showsTheSame, verdictAt } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const DAY_MS = 86_400_000;
const FARTHEST_MS = 100 * 365 * DAY_MS;

interface Moment {
  readonly at: number;
  readonly cause: DeadlineCause;
}

/**
 * The first instant after `now` (milliseconds) at which time alone changes what is shown; null when it never does.
 *
 * Until then status, stage, grade and flags stay as `verdict` says, to the millisecond. The points of a decaying score
 * are brought up to date when a whole point has gone, but seldom ({@link pauseOf}): a wake-up for each costs more than
 * it tells. Now and then nothing shown differs at a deadline; the next one is later still.
 */
export function deadlineAfter(subject: Subject, verdict: Verdict, now: number): Deadline | null {
  const boundary = firstBoundary(subject, verdict, now);
  const curve = curveFrom(subject.terms, now);
  const until = Math.min(boundary?.at ?? Infinity, now + FARTHEST_MS);
  const decay = firstDecay(subject, verdict, curve, until);
  const first =
    decay !== null && decay < (boundary?.at ?? Infinity) ? { at: decay, cause: 'score_decays' as const } : boundary;
  return first === null ? null : { at: new Date(first.at).toISOString(), cause: first.cause };
}

/** The first end of a span of time that changes something. */
function firstBoundary(subject: Subject, verdict: Verdict, now: number): Moment | null {
  const moments = boundaries(subject)
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at - b.at);
  return moments.find(({ at }) => !showsTheSame(verdict, verdictAt(subject, at))) ?? null;
}

function boundaries(subject: Subject): Moment[] {
  const { state, lastSign, settings } = subject;
  const { inactiveAfter, churnedAfter, intentWindow, activeWithin } = settings.status;
  const after = (since: { readonly at: string } | null, duration: string, cause: DeadlineCause): Moment[] =>
    since === null ? [] : [{ at: Date.parse(since.at) + parseDuration(duration), cause }];
  const near = churnNearAt(subject);
  return [
    ...after(lastSign, inactiveAfter, 'becomes_inactive'),
    ...after(lastSign, churnedAfter, 'becomes_churned'),
    ...(near === null ? [] : [{ at: near, cause: 'churn_is_near' as const }]),
    ...after(state.buyingIntent, intentWindow, 'intent_expires'),
    ...after(state.lastInbound, activeWithin, 'activity_expires'),
  ];
}

function firstDecay(subject: Subject, verdict: Verdict, curve: Curve, until: number): number | null {
  const limit = Math.min(until, curve.redrawAt ?? Infinity);
  const crossing = firstOutside(curve, bandAround(subject, verdict), curve.from, Math.min(limit, curve.flatAt));
  const refresh = wholePointGone(verdict.engineLeadScore.value, curve, crossing ?? limit);
  return refresh ?? crossing ?? curve.redrawAt;
}

/** How far the engine's score may go without anything but itself changing. */
function bandAround({ state, settings }: Subject, { engineLeadScore, engineStatus }: Verdict): Band {
  const score = engineLeadScore.value;
  // A score assigned by a person decides grade and status, and does not decay.
  if (state.score.held !== null) return { low: 0, high: 100 };
  // Converted, churned and inactive contacts do not become qualified by their score.
  const byScore = ['qualified', 'active', 'new'].includes(engineStatus.value);
  const { grades } = settings.leadScoring;
  const thresholds = [...Object.values(grades), ...(byScore ? [settings.status.qualifiedMinScore] : [])];
  return {
    low: Math.max(0, ...thresholds.filter((threshold) => threshold <= score)),
    high: Math.min(100, ...thresholds.filter((threshold) => threshold > score).map((threshold) => threshold - 1)),
  };
}

/** When the score is to be brought up to date: a whole point has gone, and {@link pauseOf} has passed. */
function wholePointGone(score: number, curve: Curve, limit: number): number | null {
  const soonest = curve.from + pauseOf(curve);
  // Something else wakes the contact before, and the score is brought up to date with it.
  if (soonest >= limit) return null;
  if (scoreOn(curve, soonest) !== score) return soonest;
  return firstOutside(curve, { low: score, high: score }, soonest, Math.min(limit, curve.flatAt));
}

/**
 * A day, or the shortest half-life where that is less: decay in seconds is wanted in seconds, and is over in a few of
 * them.
 */
function pauseOf({ decaying }: Curve): number {
  return Math.min(DAY_MS, ...decaying.map(({ halfLife }) => halfLife));
}
