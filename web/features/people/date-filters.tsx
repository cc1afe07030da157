import { Group, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../../texts/texts.ts';
import { dayOf, midnightOf } from './days.ts';
import type { DateBound } from './people-search.ts';
import { usePeopleSearch } from './use-people-search.ts';
import classes from './filter-panel.module.css';

const words = texts.people;

const RANGES: readonly { title: string; after: DateBound; before: DateBound }[] = [
  { title: words.firstSeen, after: 'firstSeenAfter', before: 'firstSeenBefore' },
  { title: words.lastMessage, after: 'lastMessageAfter', before: 'lastMessageBefore' },
];

/** First seen and last message between two days, in the viewer's zone; the last day is meant with all its hours. */
export function DateFilters(): ReactNode {
  return RANGES.map(({ title, after, before }) => (
    <fieldset key={title} className={classes['group']}>
      <Text component="legend" size="xs" fw={600} c="dimmed" mb={6}>
        {title}
      </Text>
      <Group gap={6} grow>
        <DayInput bound={after} label={words.from(title)} daysAfter={0} />
        <DayInput bound={before} label={words.until(title)} daysAfter={1} />
      </Group>
    </fieldset>
  ));
}

interface DayInputProps {
  readonly bound: DateBound;
  readonly label: string;
  /** The end of a range stands on the midnight after its last day. */
  readonly daysAfter: number;
}

function DayInput({ bound, label, daysAfter }: DayInputProps): ReactNode {
  const [search, change] = usePeopleSearch();
  const at = search[bound];
  return (
    <TextInput
      type="date"
      size="xs"
      aria-label={label}
      value={at === undefined ? '' : dayOf(at, -daysAfter)}
      onChange={(event) => {
        const midnight = midnightOf(event.currentTarget.value, daysAfter);
        change(({ [bound]: _before, ...rest }) => (midnight === null ? rest : { ...rest, [bound]: midnight }));
      }}
    />
  );
}
