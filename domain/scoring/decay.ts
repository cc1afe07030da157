import { pointsAt, wholeScore } from './points.ts';
import type { Term } from './terms.ts';

/** Less than this of a decaying sum is nothing: it can no longer change a whole score. */
const NOTHING = 1e-7;
/** Evaluations of one search. A search over terms of one sign needs about forty. */
const BUDGET = 4_000;
/**
 * Step past a stretch that could not be searched through: late by this at most, where the other choice is waking for
 * ever.
 */
const STRIDE_MS = 60_000;

/**
 * The sum of all terms as a function of time, from `from` on: what stays, and what decays, one entry for each
 * half-life.
 */
export interface Curve {
  readonly from: number;
  readonly constant: number;
  readonly decaying: readonly { readonly value: number; readonly halfLife: number }[];
  /** From this instant on it changes no more. */
  readonly flatAt: number;
  /** When a term of the future begins to decay, and the curve has to be drawn anew; null without one. */
  readonly redrawAt: number | null;
}

export function curveFrom(terms: readonly Term[], from: number): Curve {
  let constant = 0;
  let redrawAt: number | null = null;
  const byHalfLife = new Map<number, number>();
  for (const term of terms) {
    const { halfLife, at } = term;
    const points = pointsAt(term, from);
    if (halfLife === null || at > from) constant += points;
    else byHalfLife.set(halfLife, (byHalfLife.get(halfLife) ?? 0) + points);
    if (halfLife !== null && at > from) redrawAt = Math.min(redrawAt ?? at, at);
  }
  const decaying = [...byHalfLife]
    .filter(([, value]) => Math.abs(value) > NOTHING)
    .map(([halfLife, value]) => ({ halfLife, value }));
  const lifetimes = decaying.map(({ halfLife, value }) => halfLife * Math.log2(Math.abs(value) / NOTHING));
  return { from, constant, decaying, flatAt: from + Math.ceil(Math.max(0, ...lifetimes)), redrawAt };
}

/** The score at `at`, which is not before the curve begins. */
export function scoreOn({ from, constant, decaying }: Curve, at: number): number {
  return wholeScore(
    decaying.reduce((sum, { value, halfLife }) => sum + value * 2 ** ((from - at) / halfLife), constant),
  );
}

/** A stretch of whole scores, both ends included. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/**
 * The first millisecond after `from` and up to `to` at which the score is outside `band`; null when there is none.
 *
 * Bisection over intervals: what grows and what falls is bounded for itself, so that no crossing is missed between two
 * looks even where points of both signs decay at different speeds.
 */
export function firstOutside(curve: Curve, band: Band, from: number, to: number): number | null {
  const ends = [to];
  let start = from;
  for (let looks = 0; looks < BUDGET; looks += 1) {
    const end = ends.at(-1);
    if (end === undefined || end <= start) return null;
    if (staysIn(curve, band, start, end)) {
      start = end;
      ends.pop();
    } else if (end - start > 1) {
      ends.push(start + Math.floor((end - start) / 2));
    } else if (staysIn(curve, band, end, end)) {
      start = end;
      ends.pop();
    } else {
      return end;
    }
  }
  return Math.min(to, Math.max(start, from + STRIDE_MS));
}

function staysIn(curve: Curve, band: Band, start: number, end: number): boolean {
  let least = curve.constant;
  let most = curve.constant;
  for (const { value, halfLife } of curve.decaying) {
    const atStart = value * 2 ** ((curve.from - start) / halfLife);
    const atEnd = value * 2 ** ((curve.from - end) / halfLife);
    least += Math.min(atStart, atEnd);
    most += Math.max(atStart, atEnd);
  }
  return wholeScore(least) >= band.low && wholeScore(most) <= band.high;
}
