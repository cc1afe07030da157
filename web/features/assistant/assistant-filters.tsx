import { Group, SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { CHANNELS, type Channel } from '../../design/vocabulary.ts';
import { texts } from '../../texts/texts.ts';
import { FILTERS, type AssistantSearch, type Filter } from './assistant-search.ts';

const words = texts.assistant;

interface FiltersProps {
  readonly show: Filter;
  readonly channel: Channel | undefined;
  readonly onChange: (search: AssistantSearch) => void;
}

/** Who handles it, and on which channel. */
export function AssistantFilters({ show, channel, onChange }: FiltersProps): ReactNode {
  return (
    <Group px="md" gap="sm">
      <SegmentedControl
        aria-label={words.show}
        value={show}
        onChange={(value) => onChange({ show: value as Filter, ...(channel ? { channel } : {}) })}
        data={FILTERS.map((value) => ({ value, label: words.filters[value] }))}
      />
      <Select
        aria-label={words.channel}
        placeholder={words.allChannels}
        clearable
        w={190}
        data={CHANNELS.map((value) => ({ value, label: texts.words.channel[value] }))}
        value={channel ?? null}
        onChange={(value) => onChange({ show, ...(value ? { channel: value as Channel } : {}) })}
      />
    </Group>
  );
}
