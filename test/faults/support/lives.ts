import fc from 'fast-check';
import type { ProviderAnswer } from './provider.ts';

/** Where a worker is killed, seen from the send that is marked. `anywhere`: some time after it has begun to carry contacts. */
export const STEPS = [
  'before_claim',
  'before_call',
  'during_call',
  'before_result',
  'after_result',
  'anywhere',
] as const;
export type Step = (typeof STEPS)[number];

/** One worker's life: what it finds to send, and where it ends. */
export interface Life {
  readonly step: Step;
  /** What the provider says to the send that is marked, and to the one beside it. */
  readonly answers: readonly [readonly ProviderAnswer[], readonly ProviderAnswer[]];
  /** From being ready to the kill, where it is killed anywhere. */
  readonly delayMs: number;
}

const answers = fc.oneof(
  { weight: 12, arbitrary: fc.constant<ProviderAnswer[]>([]) },
  { weight: 2, arbitrary: fc.constant<ProviderAnswer[]>([{ kind: 'busy', retryAfterSeconds: 1 }]) },
  { weight: 2, arbitrary: fc.constant<ProviderAnswer[]>([{ kind: 'breaks' }, { kind: 'breaks' }]) },
  {
    weight: 2,
    arbitrary: fc.constant<ProviderAnswer[]>([{ kind: 'refuses', reason: 'This person has blocked you.' }]),
  },
  { weight: 1, arbitrary: fc.constant<ProviderAnswer[]>([{ kind: 'hangs' }]) },
  { weight: 1, arbitrary: fc.constant<ProviderAnswer[]>([{ kind: 'drops' }]) },
);

/** As many lives as kills, every step as often as the others; the same seed gives the same ones. */
export function livesFor(kills: number, seed: number): Life[] {
  const rest = fc.record({ answers: fc.tuple(answers, answers), delayMs: fc.integer({ min: 0, max: 1_500 }) });
  return fc
    .sample(rest, { numRuns: kills, seed })
    .map((life, index) => ({ step: STEPS[index % STEPS.length] ?? 'anywhere', ...life }));
}
