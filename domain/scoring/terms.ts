import { parseDuration } from '../duration.ts';
import type { SignalHits } from '../fold/contact-state.ts';
import type { Evidence } from '../judgement.ts';
import type { Settings, Signal } from '../settings.ts';
import type { ContactState } from '../state.ts';

/**
 * One thing that counts for the lead score: its category's weight and its signal's cap applied, its decay still to
 * come.
 */
export interface Term {
  readonly signalId: string;
  readonly category: string;
  readonly points: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Milliseconds; null when it does not decay. */
  readonly halfLife: number | null;
  /** Of the reading; 1 for facts. */
  readonly confidence: number;
  readonly evidence: Evidence;
}

/**
 * Category and signal id of points that people add and take. They count in full unless a weight of this name is set.
 */
export const MANUAL = 'manual';

/**
 * Everything that counts by the signals in force, newest first. Signals that are off, or of which the settings know
 * nothing, do not.
 */
export function scoreTerms(state: ContactState, settings: Settings): Term[] {
  const terms = settings.leadScoring.signals
    .filter((signal) => signal.enabled && signal.kind !== 'manual')
    .flatMap((signal) => termsOfSignal(signal, state.hits, weightOf(settings, signal.category)));
  return [...terms, ...manualTerms(state, weightOf(settings, MANUAL))].sort(
    (a, b) => b.at - a.at || compare(a.signalId, b.signalId),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function weightOf({ leadScoring: { weights } }: Settings, category: string): number {
  return Object.hasOwn(weights, category) ? (weights[category] ?? 1) : 1;
}

function termsOfSignal(signal: Signal, hits: readonly SignalHits[], weight: number): Term[] {
  const wanted = signal.kind === 'action' ? signal.action : signal.id;
  const found = hits.find(({ source, id }) => source === signal.kind && id === wanted);
  if (found === undefined) return [];
  const common = {
    signalId: signal.id,
    category: signal.category,
    halfLife: signal.halfLife === null ? null : parseDuration(signal.halfLife),
  };
  const points = signal.points * weight;
  const counted = signal.maxCount === null ? found.recent : found.recent.slice(-signal.maxCount);
  const terms: Term[] = counted.map(({ at, confidence, ...evidence }) => ({
    ...common,
    points,
    at: Date.parse(at),
    confidence,
    evidence,
  }));
  if (signal.maxCount !== null || found.older === null) return terms;
  // Hits too old to be remembered one by one decay from the last of them: their own instants are gone.
  const { count, at } = found.older;
  return [...terms, { ...common, points: points * count, at: Date.parse(at), confidence: 1, evidence: {} }];
}

function manualTerms({ manual }: ContactState, weight: number): Term[] {
  const common = { signalId: MANUAL, category: MANUAL, halfLife: null, confidence: 1 };
  const terms: Term[] = manual.recent.map(({ at, editId, points }) => ({
    ...common,
    points: points * weight,
    at: Date.parse(at),
    evidence: { editId },
  }));
  if (manual.older === null) return terms;
  return [...terms, { ...common, points: manual.older.points * weight, at: Date.parse(manual.older.at), evidence: {} }];
}
