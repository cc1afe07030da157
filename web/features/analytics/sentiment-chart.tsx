import { LineChart } from '@mantine/charts';
import type { ReactNode } from 'react';
import { useSentimentChart, type PeriodQuery, type SentimentChart as Chart } from '../../api/analytics.ts';
import { SENTIMENT_LEVELS } from '../../design/vocabulary.ts';
import { analyticsTexts } from '../../texts/analytics.ts';
import { texts } from '../../texts/texts.ts';
import { daysOf } from './chart-days.ts';
import { ChartCard, type Numbers } from './chart-card.tsx';
import { behindCell } from './contacts-behind.tsx';

const words = analyticsTexts;

/** How contacts feel over time. */
export function SentimentChart({ query }: { query: PeriodQuery }): ReactNode {
  const chart = useSentimentChart(query);
  return (
    <ChartCard
      title={words.sentiment.title}
      hint={words.sentiment.hint}
      chart={chart}
      numbers={chart.data && numbersOf(chart.data, query)}
    >
      <div role="img" aria-label={words.sentiment.title}>
        <LineChart
          h={220}
          connectNulls
          dataKey="day"
          lineChartProps={{ accessibilityLayer: false }}
          yAxisProps={{ domain: [-1, 1] }}
          data={(chart.data?.points ?? []).map((point) => ({
            day: daysOf(point, chart.data?.period.timeZone ?? 'UTC').from,
            score: point.score === null ? null : round(point.score),
          }))}
          series={[{ name: 'score', label: words.sentiment.score, color: 'emerald.6' }]}
        />
      </div>
    </ChartCard>
  );
}

const round = (score: number): number => Math.round(score * 100) / 100;

function numbersOf({ points, period }: Chart, asked: PeriodQuery): Numbers {
  return {
    heads: [
      ...[words.time, words.sentiment.score],
      ...SENTIMENT_LEVELS.map((level) => texts.words.sentiment[level]),
      words.sentiment.messages,
    ],
    rows: points.map((point) => {
      const days = daysOf(point, period.timeZone);
      const when = words.range(days.from, days.to);
      const query = { ...asked, chart: 'sentiment' as const, ...days };
      return [
        { value: when },
        { value: point.score === null ? words.nothing : round(point.score) },
        ...SENTIMENT_LEVELS.map((level) => behindCell(point.level[level] ?? 0, when, { ...query, level })),
        behindCell(point.messages, when, query),
      ];
    }),
  };
}
