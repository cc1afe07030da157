import '@mantine/charts/styles.css';
import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PeriodQuery } from '../../api/analytics.ts';
import { useSettings } from '../../api/settings.ts';
import { ScreenHeader } from '../../app/screen-header.tsx';
import { analyticsTexts } from '../../texts/analytics.ts';
import { ContactsCharts } from './contacts-charts.tsx';
import { FollowUpsChart } from './follow-ups-chart.tsx';
import { PeriodBar } from './period-bar.tsx';
import { ResponsesChart } from './responses-chart.tsx';
import { SentimentChart } from './sentiment-chart.tsx';

const words = analyticsTexts;

/** Analytics: what the contacts of a time have become, how they feel, how fast they are answered, what follow-ups bring. */
export function AnalyticsScreen(): ReactNode {
  // The address may hold values that the API has no name for; it refuses them, and the charts say so.
  const query = useSearch({ from: '/signed-in/analytics' }) as PeriodQuery;
  const { data } = useSettings();
  return (
    <>
      <ScreenHeader title={words.title} />
      <Stack px="md" pb="md">
        <PeriodBar />
        {data && (
          <Text size="sm" c="dimmed">
            {words.zone(data.settings.locale.timeZone)}
          </Text>
        )}
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <ContactsCharts query={query} />
          <SentimentChart query={query} />
          <ResponsesChart query={query} />
          <FollowUpsChart query={query} />
        </SimpleGrid>
      </Stack>
    </>
  );
}
