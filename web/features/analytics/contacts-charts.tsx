import { BarChart } from '@mantine/charts';
import { Anchor, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useContactsChart, type ContactsChart, type PeriodQuery } from '../../api/analytics.ts';
import { STATUS_COLORS } from '../../design/colors.ts';
import { STAGES, STATUSES } from '../../design/vocabulary.ts';
import { analyticsTexts } from '../../texts/analytics.ts';
import { texts } from '../../texts/texts.ts';
import type { PeopleSearch } from '../people/people-search.ts';
import { daysOf } from './chart-days.ts';
import { ChartCard, type Cell, type Numbers } from './chart-card.tsx';
import { behindCell } from './contacts-behind.tsx';

const words = analyticsTexts;
type Split = 'status' | 'stage';

/** Where contacts stood over time, new ones, and how far these have come. */
export function ContactsCharts({ query }: { query: PeriodQuery }): ReactNode {
  const chart = useContactsChart(query);
  const [split, setSplit] = useState<Split>('status');
  const [newSplit, setNewSplit] = useState<Split>('status');
  return (
    <>
      <ChartCard
        title={words.standing.title}
        hint={words.standing.hint}
        chart={chart}
        numbers={chart.data && standing(chart.data, split, query)}
      >
        <SplitControl of={words.standing.title} split={split} onChange={setSplit} />
        {chart.data && (
          <Bars title={words.standing.title} rows={barsOf(chart.data, ({ stood }) => stood?.[split])} split={split} />
        )}
      </ChartCard>
      <ChartCard
        title={words.contacts.title}
        hint={words.contacts.hint}
        chart={chart}
        numbers={chart.data && overTime(chart.data, newSplit, query)}
      >
        <SplitControl of={words.contacts.title} split={newSplit} onChange={setNewSplit} />
        {chart.data && (
          <Bars title={words.contacts.title} rows={barsOf(chart.data, (point) => point[newSplit])} split={newSplit} />
        )}
      </ChartCard>
      <ChartCard
        open
        title={words.funnel.title}
        hint={words.funnel.hint}
        chart={chart}
        numbers={chart.data && funnel(chart.data, query)}
      />
    </>
  );
}

interface SplitControlProps {
  readonly of: string;
  readonly split: Split;
  readonly onChange: (split: Split) => void;
}

const SplitControl = ({ of, split, onChange }: SplitControlProps): ReactNode => (
  <SegmentedControl
    w="fit-content"
    size="xs"
    aria-label={words.contacts.by(of)}
    value={split}
    onChange={(by) => onChange(by as Split)}
    data={[
      { value: 'status', label: words.contacts.byStatus },
      { value: 'stage', label: words.contacts.byStage },
    ]}
  />
);

const STAGE_COLORS = {
  inquiry: 'blue',
  comparing: 'cyan',
  closing: 'purple',
  in_progress: 'orange',
  follow_up: 'emerald',
};
const VALUES = { status: STATUSES, stage: STAGES } as const;
const LABELS: Readonly<Record<Split, Readonly<Record<string, string>>>> = {
  status: texts.words.status,
  stage: texts.words.stage,
};
const COLORS: Readonly<Record<Split, Readonly<Record<string, string>>>> = {
  status: STATUS_COLORS,
  stage: STAGE_COLORS,
};

type Point = ContactsChart['points'][number];

/** A row for each point: its first day, and a number by value; none where nothing is known. */
const barsOf = (
  { points, period }: ContactsChart,
  countsOf: (point: Point) => object | undefined,
): Record<string, unknown>[] =>
  points.map((point) => ({ day: daysOf(point, period.timeZone).from, ...countsOf(point) }));

interface BarsProps {
  readonly title: string;
  readonly rows: Record<string, unknown>[];
  readonly split: Split;
}

function Bars({ title, rows, split }: BarsProps): ReactNode {
  return (
    <div role="img" aria-label={title}>
      <BarChart
        h={240}
        type="stacked"
        withLegend
        dataKey="day"
        barChartProps={{ accessibilityLayer: false }}
        data={rows}
        series={VALUES[split].map((name) => ({
          name,
          label: LABELS[split][name] ?? name,
          color: `${COLORS[split][name] ?? 'gray'}.6`,
        }))}
      />
    </div>
  );
}

function peopleCell(n: number, what: string, search: PeopleSearch): Cell {
  if (n === 0) return { value: n };
  return {
    value: n,
    shown: (
      <Anchor component={Link} to="/people" search={search as never} size="sm" aria-label={words.behind.open(n, what)}>
        {texts.words.number(n)}
      </Anchor>
    ),
  };
}

const firstSeenIn = ({ from, to }: { from: string; to: string }, { channel, branchId }: PeriodQuery): PeopleSearch => ({
  ...{ firstSeenAfter: from, firstSeenBefore: to },
  ...(channel === undefined ? {} : { channel: [channel] }),
  ...(branchId === undefined ? {} : { branchId: [branchId] }),
});

function overTime({ points, period }: ContactsChart, split: Split, query: PeriodQuery): Numbers {
  return {
    heads: [words.time, ...VALUES[split].map((value) => LABELS[split][value] ?? value), words.total],
    rows: points.map((point) => {
      const { from, to } = daysOf(point, period.timeZone);
      const [when, search] = [words.range(from, to), firstSeenIn(point, query)];
      const counts = point[split] as Readonly<Record<string, number>>;
      return [
        { value: when },
        ...VALUES[split].map((value) => peopleCell(counts[value] ?? 0, when, { ...search, [split]: [value] })),
        peopleCell(point.total, when, search),
      ];
    }),
  };
}

function standing({ points, period }: ContactsChart, split: Split, asked: PeriodQuery): Numbers {
  return {
    heads: [words.time, ...VALUES[split].map((value) => LABELS[split][value] ?? value), words.total],
    rows: points.map(({ stood, ...point }) => {
      const { from, to } = daysOf(point, period.timeZone);
      const when = words.range(from, to);
      const query = { ...asked, chart: 'standing' as const, from, to };
      const counts = stood?.[split] as Readonly<Record<string, number>> | undefined;
      if (counts === undefined) {
        return [{ value: when }, ...[...VALUES[split], words.total].map(() => ({ value: words.nothing }))];
      }
      return [
        { value: when },
        ...VALUES[split].map((value) => behindCell(counts[value] ?? 0, when, { ...query, [split]: value })),
        behindCell(stood?.total ?? 0, when, query),
      ];
    }),
  };
}

function funnel({ funnel: steps, period }: ContactsChart, query: PeriodQuery): Numbers {
  return {
    heads: [words.funnel.stage, words.funnel.reached, words.funnel.conversion],
    rows: steps.map(({ stage, contacts, conversion }, index) => [
      { value: texts.words.stage[stage] },
      peopleCell(contacts, texts.words.stage[stage], { ...firstSeenIn(period, query), stage: STAGES.slice(index) }),
      { value: conversion === null ? words.nothing : texts.words.percent(conversion) },
    ]),
  };
}
