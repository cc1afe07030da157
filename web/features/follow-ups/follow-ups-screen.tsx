import { Badge, Button, Collapse, Group, Select, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChartBar, IconSettings } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFollowUpStats, type FollowUpKind, type FollowUpStats } from '../../api/follow-ups.ts';
import { useMay } from '../../api/session.ts';
import { useLiveFollowUps } from '../../api/use-live-follow-ups.ts';
import { ScreenHeader } from '../../app/screen-header.tsx';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { FollowUpQueue } from './follow-up-queue.tsx';
import { KINDS } from './follow-ups-search.ts';
import { KeysButton, KeysHelp, QUEUE_KEYS } from './keys-help.tsx';
import { StatsTable } from './stats-table.tsx';
import { isTab, TAB_STATES, TABS, type Tab } from './tabs.ts';
import classes from './follow-ups.module.css';

const words = followUpsTexts;

/** Automations > Follow-up: who needs attention and why, and what came of what was sent. */
export function FollowUpsScreen(): ReactNode {
  const { show = 'waiting', kind } = useSearch({ from: '/signed-in/automations/follow-up' });
  const navigate = useNavigate({ from: '/automations/follow-up' });
  const stats = useFollowUpStats();
  useLiveFollowUps();
  const [help, helpState] = useDisclosure();
  const [results, resultsState] = useDisclosure();
  const choose = (tab: string | null): void => {
    if (isTab(tab)) void navigate({ search: (before) => ({ ...before, show: tab }) });
  };
  const chooseKind = (only: FollowUpKind | null): void =>
    void navigate({ search: ({ show: tab }) => ({ ...(tab ? { show: tab } : {}), ...(only ? { kind: only } : {}) }) });
  return (
    <>
      <ScreenHeader title={words.title}>
        <Button
          variant="default"
          leftSection={<IconChartBar size={18} aria-hidden />}
          onClick={resultsState.toggle}
          aria-expanded={results}
        >
          {words.stats.show}
        </Button>
        <ConfigurationLink />
        <KeysButton onClick={helpState.open} />
      </ScreenHeader>
      <Text c="dimmed" size="sm" px="md">
        {words.intro}
      </Text>
      <Collapse expanded={results} px="md">
        {stats && <StatsTable stats={stats} />}
      </Collapse>
      <Tabs value={show} onChange={choose} px="md" pt="sm" keepMounted={false} className={classes['tabs'] ?? ''}>
        <Group justify="space-between" align="flex-end" wrap="wrap-reverse" gap="xs">
          <Tabs.List className={classes['tabList'] ?? ''} aria-label={words.title}>
            {TABS.map((tab) => (
              <Tabs.Tab key={tab} value={tab} rightSection={<TabCount tab={tab} stats={stats} />}>
                {words.tabs[tab]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <KindFilter kind={kind} onChoose={chooseKind} />
        </Group>
        <Tabs.Panel value={show} pt="md">
          <FollowUpQueue key={`${show} ${kind ?? ''}`} tab={show} kind={kind} onHelp={helpState.open} />
        </Tabs.Panel>
      </Tabs>
      <KeysHelp title={words.keys.title} keys={QUEUE_KEYS} opened={help} onClose={helpState.close} />
    </>
  );
}

function ConfigurationLink(): ReactNode {
  if (!useMay('settings')) return null;
  return (
    <Button
      component={Link}
      to="/automations/follow-up/configuration"
      variant="default"
      leftSection={<IconSettings size={18} aria-hidden />}
    >
      {words.configuration}
    </Button>
  );
}

interface KindFilterProps {
  readonly kind: FollowUpKind | undefined;
  readonly onChoose: (kind: FollowUpKind | null) => void;
}

function KindFilter({ kind, onChoose }: KindFilterProps): ReactNode {
  return (
    <Select
      aria-label={words.kindFilter}
      placeholder={words.allKinds}
      clearable
      size="sm"
      w={190}
      data={KINDS.map((value) => ({ value, label: words.kind[value] }))}
      value={kind ?? null}
      onChange={(value) => onChoose(KINDS.find((each) => each === value) ?? null)}
    />
  );
}

/** Only where something is there to do: totals of the past would only be noise. */
function TabCount({ tab, stats }: { tab: Tab; stats: FollowUpStats | undefined }): ReactNode {
  const n = TAB_STATES[tab].reduce((sum, state) => sum + (stats?.total[state] ?? 0), 0);
  if (n === 0 || tab === 'sent' || tab === 'closed') return null;
  return (
    <Badge size="sm" variant={tab === 'waiting' ? 'filled' : 'light'} circle={n < 10}>
      {n}
    </Badge>
  );
}
