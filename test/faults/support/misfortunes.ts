import fc from 'fast-check';

/** The processes of an installation under fire: what `npm start` starts, and a second worker beside it. */
export const TARGETS = ['api', 'worker', 'second worker', 'temporal', 'postgres'] as const;
export type Target = (typeof TARGETS)[number];

/**
 * What befalls one of them. A frozen process keeps its connections and leases and answers nobody, which looks to the others
 * like a network that swallows everything; a full database refuses new connections to all.
 */
export interface Misfortune {
  readonly kind: 'kill' | 'freeze' | 'fill';
  readonly target: Target;
  /** From the one before at the same target to this one. */
  readonly afterMs: number;
  /** How long it is frozen, or the database full. */
  readonly forMs: number;
}

export interface Pace {
  readonly kills: number;
  readonly freezes: number;
  /** The most time between two misfortunes of one target. */
  readonly pauseMs: number;
  readonly freezeMs: number;
}

/** For each target its own list, in random order; the same seed gives the same one. Only the database can be filled. */
export function misfortunesFor(
  target: Target,
  { kills, freezes, pauseMs, freezeMs }: Pace,
  seed: number,
): Misfortune[] {
  const kinds: Misfortune['kind'][] = [
    ...Array.from({ length: kills }, () => 'kill' as const),
    ...Array.from({ length: freezes }, (_, index) => (target === 'postgres' && index % 2 === 1 ? 'fill' : 'freeze')),
  ];
  const times = fc.record({
    afterMs: fc.integer({ min: Math.floor(pauseMs / 5), max: pauseMs }),
    forMs: fc.integer({ min: Math.floor(freezeMs / 10), max: freezeMs }),
  });
  const order = fc.shuffledSubarray(kinds, { minLength: kinds.length });
  const ownSeed = seed + TARGETS.indexOf(target);
  const [shuffled = []] = fc.sample(order, { numRuns: 1, seed: ownSeed });
  return fc
    .sample(times, { numRuns: kinds.length, seed: ownSeed })
    .map((time, index) => ({ kind: shuffled[index] ?? 'kill', target, ...time }));
}
