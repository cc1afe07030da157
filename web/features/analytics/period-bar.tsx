import { Group, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useBranches } from '../../api/branches.ts';
import { CHANNELS } from '../../design/vocabulary.ts';
import { analyticsTexts } from '../../texts/analytics.ts';
import { texts } from '../../texts/texts.ts';
import { dayOf } from '../people/days.ts';

const words = analyticsTexts;
const USUAL = '30';
const OWN = 'own';

/** Which time, channel and branch all charts are about; it stands in the address. */
export function PeriodBar(): ReactNode {
  const search = useSearch({ from: '/signed-in/analytics' });
  const navigate = useNavigate({ from: '/analytics' });
  const { from, to, channel, branchId } = search;
  const branches = useBranches();
  const now = new Date().toISOString();
  const first = (days: number): string => dayOf(now, 1 - days);
  const preset = Object.keys(words.periods).find((days) => to === undefined && from === first(Number(days)));
  const chosen = from === undefined && to === undefined ? USUAL : (preset ?? OWN);
  const choose = (value: string | null): void => {
    const span = value === OWN ? { from: first(30), to: dayOf(now, 0) } : { from: first(Number(value)) };
    const { from: _from, to: _to, ...others } = search;
    void navigate({ search: { ...others, ...(value === USUAL ? {} : span) } });
  };
  const day = (bound: 'from' | 'to', value: string | undefined): ReactNode => (
    <TextInput
      type="date"
      label={words[bound]}
      value={value ?? ''}
      onChange={({ currentTarget }) => void navigate({ search: { ...search, [bound]: currentTarget.value } })}
    />
  );
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={words.period}
        data={[...Object.entries(words.periods), [OWN, words.ownPeriod]].map(([value = '', label = '']) => ({
          value,
          label,
        }))}
        value={chosen}
        allowDeselect={false}
        onChange={choose}
      />
      {chosen === OWN && day('from', from)}
      {chosen === OWN && day('to', to)}
      <Select
        label={words.channel}
        placeholder={words.allChannels}
        data={CHANNELS.map((value) => ({ value, label: texts.words.channel[value] }))}
        value={channel ?? null}
        clearable
        onChange={(value) => void navigate({ search: { ...search, channel: value ?? '' } })}
      />
      {branches.length > 0 && (
        <Select
          label={words.branch}
          placeholder={words.allBranches}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={branchId ?? null}
          clearable
          onChange={(value) => void navigate({ search: { ...search, branchId: value ?? '' } })}
        />
      )}
    </Group>
  );
}
