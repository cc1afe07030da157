import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  useFollowUpsChart,
  type BehindQuery,
  type FollowUpsChart as Chart,
  type PeriodQuery,
} from '../../api/analytics.ts';
import { analyticsTexts } from '../../texts/analytics.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { texts } from '../../texts/texts.ts';
import { daysOf } from './chart-days.ts';
import { ChartCard, type Cell, type Numbers } from './chart-card.tsx';
import { behindCell } from './contacts-behind.tsx';

const words = analyticsTexts.followUps;

/** What came of follow-ups, by trigger and channel. */
export function FollowUpsChart({ query }: { query: PeriodQuery }): ReactNode {
  const chart = useFollowUpsChart(query);
  return (
    <ChartCard
      open
      title={words.title}
      hint={words.hint}
      chart={chart}
      numbers={chart.data && numbersOf(chart.data, query)}
    >
      {chart.data?.total.sent === 0 && <Text size="sm">{words.none}</Text>}
    </ChartCard>
  );
}

function numbersOf({ rows, total, period }: Chart, asked: PeriodQuery): Numbers {
  const span = { ...asked, chart: 'follow-ups' as const, ...daysOf(period, period.timeZone) };
  const cells = (tally: Chart['total'], what: string, of: BehindQuery): Cell[] => [
    behindCell(tally.sent, what, of),
    behindCell(tally.replied, what, { ...of, outcome: 'replied' }),
    behindCell(tally.converted, what, { ...of, outcome: 'converted' }),
    behindCell(tally.noReply, what, { ...of, outcome: 'no_reply' }),
    behindCell(tally.open, what, { ...of, outcome: 'open' }),
    { value: rateOf(tally) },
  ];
  return {
    heads: [
      ...[words.trigger, analyticsTexts.channel, words.sent, words.replied, words.converted],
      ...[words.noReply, words.open, words.rate],
    ],
    rows: [
      ...rows.map(({ kind, channel: on, ...tally }) => {
        const [trigger, name] = [followUpsTexts.kind[kind], texts.words.channel[on]];
        const of: BehindQuery = { ...span, kind, channel: on };
        return [{ value: trigger }, { value: name }, ...cells(tally, `${trigger}, ${name}`, of)];
      }),
      [...[{ value: analyticsTexts.total }, { value: '' }], ...cells(total, analyticsTexts.total, span)],
    ],
  };
}

/** Of those that something has come of. */
function rateOf({ replied, converted, noReply }: Chart['total']): string {
  const known = replied + converted + noReply;
  return known === 0 ? analyticsTexts.nothing : texts.words.percent((replied + converted) / known);
}
