import type { z } from 'zod';
import { FOLLOW_UP_STATES, OUTCOMES } from '../../../domain/follow-ups/contract.ts';
import type { FollowUpTally } from '../../../db/repositories/follow-up-list.ts';
import type { statsSchema } from '../../schemas/follow-ups/follow-up.ts';

type Stats = z.infer<typeof statsSchema>;

/** Totals and rates, over all and for each trigger, channel and attempt. */
export function statsOf(tallies: readonly FollowUpTally[]): Stats {
  return {
    total: sumOf(tallies),
    byKind: grouped(tallies, ({ kind }) => kind),
    byChannel: grouped(tallies, ({ channel }) => channel),
    byAttempt: grouped(tallies, ({ attempt }) => String(attempt)),
  };
}

function grouped(tallies: readonly FollowUpTally[], key: (tally: FollowUpTally) => string): Stats['byKind'] {
  const keys = [...new Set(tallies.map(key))].sort();
  return Object.fromEntries(keys.map((each) => [each, sumOf(tallies.filter((tally) => key(tally) === each))]));
}

function sumOf(tallies: readonly FollowUpTally[]): Stats['total'] {
  const count = (holds: (tally: FollowUpTally) => boolean): number =>
    tallies.filter(holds).reduce((sum, tally) => sum + tally.count, 0);
  const outcome = Object.fromEntries(OUTCOMES.map((each) => [each, count((tally) => tally.outcome === each)]));
  const known = count((tally) => tally.outcome !== null);
  const converted = outcome.converted ?? 0;
  const rate = (part: number): number | null => (known === 0 ? null : part / known);
  return {
    total: count(() => true),
    ...Object.fromEntries(FOLLOW_UP_STATES.map((state) => [state, count((tally) => tally.state === state)])),
    ...outcome,
    replyRate: rate((outcome.replied ?? 0) + converted),
    conversionRate: rate(converted),
  };
}
