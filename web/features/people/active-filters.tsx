import { Button, Group, Pill } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBranches } from '../../api/branches.ts';
import { useTags } from '../../api/tags.ts';
import { useUsers } from '../../api/users.ts';
import { language, texts } from '../../texts/texts.ts';
import { countFilters, DATES, toggled, type DateBound, type PeopleSearch } from './people-search.ts';
import { pillGroups } from './pill-groups.ts';
import { usePeopleSearch } from './use-people-search.ts';

const words = texts.people;
const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });

/** What narrows the list at the moment, each to be taken away again. */
export function ActiveFilters(): ReactNode {
  const groups = pillGroups(useTags(), useUsers(), useBranches());
  const [search, change] = usePeopleSearch();
  if (countFilters(search) === 0) return null;
  return (
    <Group gap={6} px="md" pb="xs">
      {groups.flatMap(({ group, pills }) =>
        (search[group] ?? []).map((value) => (
          <Removable
            key={`${group} ${value}`}
            label={pills.find((pill) => pill.value === value)?.label ?? value}
            onRemove={() => change((before) => toggled(before, group, value))}
          />
        )),
      )}
      {DATES.map((bound) => {
        const at = search[bound];
        return (
          at !== undefined && (
            <Removable
              key={bound}
              label={dateLabel(bound, at)}
              onRemove={() => change(({ [bound]: _gone, ...rest }) => rest)}
            />
          )
        );
      })}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => change(withoutFilters)}>
        {words.clearFilters}
      </Button>
    </Group>
  );
}

const withoutFilters = ({ sort }: PeopleSearch): PeopleSearch => (sort === undefined ? {} : { sort });

function dateLabel(bound: DateBound, at: string): string {
  const of = bound.startsWith('firstSeen') ? words.firstSeen : words.lastMessage;
  const when = bound.endsWith('After') ? words.after : words.before;
  return `${of} ${when(day.format(new Date(at)))}`;
}

function Removable({ label, onRemove }: { label: string; onRemove: () => void }): ReactNode {
  return (
    <Pill
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{ 'aria-label': words.removeFilter(label), 'aria-hidden': false, tabIndex: 0 }}
    >
      {label}
    </Pill>
  );
}
