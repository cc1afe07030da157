import type { z } from 'zod';
import type {
  ContactCount,
  ModelCount,
  OutcomeCount,
  ResponseCount,
  SentimentCount,
  Waits,
} from '../../../db/repositories/analytics.ts';
import type { StandingCount } from '../../../db/repositories/analytics-stood.ts';
import { SENTIMENT_LEVELS, STAGES, STATUSES } from '../../../domain/vocabulary.ts';
import type {
  contactsChart,
  followUpsChart,
  modelUse,
  responsesChart,
  sentimentChart,
} from '../../schemas/analytics.ts';
import { pointsOf, type Period } from './period.ts';

const headOf = ({ from, to, timeZone, step }: Period): Omit<Period, 'bounds'> => ({ from, to, timeZone, step });

const sumOf = <Row>(rows: readonly Row[], count: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + count(row), 0);

/** How much each of `keys` has; what nobody has is 0, so that every point names all. */
function tally<Key extends string, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  count: (row: Row) => number,
): Record<Key, number> {
  const of = (key: Key): number =>
    sumOf(
      rows.filter((row) => keyOf(row) === key),
      count,
    );
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, number>;
}

export function presentContacts(
  period: Period,
  rows: readonly ContactCount[],
  standing: readonly StandingCount[],
): z.input<typeof contactsChart> {
  const contacts = ({ contacts: n }: ContactCount): number => n;
  const points = pointsOf(period.bounds).map(({ n, from, to }) => {
    const here = rows.filter((row) => row.n === n);
    return {
      ...{ from, to, total: sumOf(here, contacts) },
      status: tally(STATUSES, here, (row) => row.status, contacts),
      stage: tally(STAGES, here, (row) => row.stage, contacts),
      stood: stoodAt(standing.filter((row) => row.n === n)),
    };
  });
  const reached = STAGES.map((_stage, index) =>
    sumOf(
      rows.filter((row) => STAGES.findIndex((stage) => stage === row.stage) >= index),
      contacts,
    ),
  );
  const funnel = STAGES.map((stage, index) => {
    const [before, here] = [reached[index - 1], reached[index] ?? 0];
    return { stage, contacts: here, conversion: before ? here / before : null };
  });
  return { period: headOf(period), total: sumOf(rows, contacts), points, funnel };
}

function stoodAt(rows: readonly StandingCount[]) {
  if (rows.length === 0) return null;
  const of = (kind: StandingCount['kind']) => rows.filter((row) => row.kind === kind);
  const contacts = (row: StandingCount): number => row.contacts;
  return {
    total: sumOf(of('status'), contacts),
    status: tally(STATUSES, of('status'), (row) => row.value, contacts),
    stage: tally(STAGES, of('stage'), (row) => row.value, contacts),
  };
}

export function presentSentiment(period: Period, rows: readonly SentimentCount[]): z.input<typeof sentimentChart> {
  const points = pointsOf(period.bounds).map(({ n, from, to }) => {
    const here = rows.filter((row) => row.n === n);
    const messages = sumOf(here, (row) => row.messages);
    const score = messages === 0 ? null : sumOf(here, (row) => row.score) / messages;
    const level = tally(
      SENTIMENT_LEVELS,
      here,
      (row) => row.level,
      (row) => row.messages,
    );
    return { from, to, messages, score, level };
  });
  return { period: headOf(period), points };
}

const NONE: Waits = { answers: 0, medianSeconds: null, within5Minutes: 0, withinHour: 0 };

const waitsOf = ({ answers, medianSeconds, within5Minutes, withinHour }: Waits = NONE): Waits => ({
  ...{ answers, medianSeconds, within5Minutes, withinHour },
});

export function presentResponses(period: Period, rows: readonly ResponseCount[]): z.input<typeof responsesChart> {
  const by = (who: ResponseCount['author'], n: number): Waits =>
    waitsOf(rows.find((row) => row.author === who && row.n === n));
  return {
    period: headOf(period),
    total: by(null, 0),
    author: { ai: by('ai', 0), human: by('human', 0) },
    points: pointsOf(period.bounds).map(({ n, from, to }) => ({ from, to, ...by(null, n) })),
  };
}

type FollowUps = z.input<typeof followUpsChart>;

export function presentFollowUps(period: Period, rows: readonly OutcomeCount[]): FollowUps {
  const keys = [...new Set(rows.map(({ kind, channel }) => `${kind} ${channel}`))];
  return {
    period: headOf(period),
    total: outcomes(rows),
    rows: keys.map((key) => {
      const [kind, channel] = key.split(' ') as [
        FollowUps['rows'][number]['kind'],
        FollowUps['rows'][number]['channel'],
      ];
      return { kind, channel, ...outcomes(rows.filter((row) => row.kind === kind && row.channel === channel)) };
    }),
  };
}

function outcomes(rows: readonly OutcomeCount[]): FollowUps['total'] {
  const of = (outcome: string): number =>
    sumOf(
      rows.filter((row) => row.outcome === outcome),
      ({ followUps }) => followUps,
    );
  const [replied, converted, noReply, open] = [of('replied'), of('converted'), of('no_reply'), of('open')];
  return { sent: replied + converted + noReply + open, replied, converted, noReply, open };
}

export const presentModelUse = (period: Period, rows: readonly ModelCount[]): z.input<typeof modelUse> => ({
  period: headOf(period),
  rows: [...rows],
});
