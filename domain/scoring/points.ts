import type { Term } from './terms.ts';

/** What a term is worth at `now` (milliseconds): half of its points for each half-life passed. */
export function pointsAt({ points, at, halfLife }: Term, now: number): number {
  return halfLife === null || now <= at ? points : points * 2 ** ((at - now) / halfLife);
}

/** The sum of all terms, not rounded and not clamped. */
export function sumAt(terms: readonly Term[], now: number): number {
  return terms.reduce((sum, term) => sum + pointsAt(term, now), 0);
}

/**
 * Points as a lead score: 0 to 100, rounded half up. Sums within a billionth are the same, so that it does not depend
 * on the order of adding.
 */
export function wholeScore(sum: number): number {
  const whole = Math.floor(Math.round(sum * 1e9) / 1e9 + 0.5);
  return Math.min(100, Math.max(0, whole));
}
