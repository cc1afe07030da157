import { LineChart } from '@mantine/charts';
import type { ReactNode } from 'react';
import { useResponsesChart, type PeriodQuery, type ResponsesChart as Chart } from '../../api/analytics.ts';
import { analyticsTexts } from '../../texts/analytics.ts';
import { texts } from '../../texts/texts.ts';
import { daysOf } from './chart-days.ts';
import { ChartCard, type Cell, type Numbers } from './chart-card.tsx';
import { behindCell } from './contacts-behind.tsx';

const words = analyticsTexts.responses;
const { nothing } = analyticsTexts;

/** How long contacts wait for an answer, by whoever gave it. */
export function ResponsesChart({ query }: { query: PeriodQuery }): ReactNode {
  const chart = useResponsesChart(query);
  return (
    <ChartCard title={words.title} hint={words.hint} chart={chart} numbers={chart.data && numbersOf(chart.data, query)}>
      <div role="img" aria-label={words.title}>
        <LineChart
          h={220}
          connectNulls
          dataKey="day"
          lineChartProps={{ accessibilityLayer: false }}
          data={(chart.data?.points ?? []).map((point) => ({
            day: daysOf(point, chart.data?.period.timeZone ?? 'UTC').from,
            minutes: point.medianSeconds === null ? null : Math.round(point.medianSeconds / 6) / 10,
          }))}
          series={[{ name: 'minutes', label: words.minutes, color: 'indigo.6' }]}
        />
      </div>
    </ChartCard>
  );
}

type Waits = Chart['total'];

const waitCells = ({ answers, medianSeconds, within5Minutes, withinHour }: Waits): Cell[] => [
  medianSeconds === null
    ? { value: nothing }
    : { value: Math.round(medianSeconds), shown: analyticsTexts.duration(medianSeconds) },
  { value: answers === 0 ? nothing : texts.words.percent(within5Minutes / answers) },
  { value: answers === 0 ? nothing : texts.words.percent(withinHour / answers) },
];

function numbersOf({ total, author, points, period }: Chart, asked: PeriodQuery): Numbers {
  const row = (label: string, waits: Waits, span: { from: string; to: string }, who?: 'ai' | 'human'): Cell[] => {
    const query = {
      ...{ ...asked, chart: 'responses' as const, ...daysOf(span, period.timeZone) },
      ...(who === undefined ? {} : { author: who }),
    };
    return [{ value: label }, behindCell(waits.answers, label, query), ...waitCells(waits)];
  };
  return {
    heads: [words.who, words.answers, words.median, words.within5, words.withinHour],
    rows: [
      row(words.all, total, period),
      row(texts.words.author.ai, author.ai, period, 'ai'),
      row(texts.words.author.human, author.human, period, 'human'),
      ...points.map((point) => {
        const { from, to } = daysOf(point, period.timeZone);
        return row(analyticsTexts.range(from, to), point, point);
      }),
    ],
  };
}
