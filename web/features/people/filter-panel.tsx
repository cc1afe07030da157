import { Chip, Group as Row, Skeleton, Stack, Text } from '@mantine/core';
import { memo, useMemo, type ReactNode } from 'react';
import { useBranches } from '../../api/branches.ts';
import type { Facets } from '../../api/contacts.ts';
import { useTags } from '../../api/tags.ts';
import { useUsers } from '../../api/users.ts';
import { Explain, isExplained } from '../../design/explain.tsx';
import { texts } from '../../texts/texts.ts';
import { DateFilters } from './date-filters.tsx';
import { toggled, type Group } from './people-search.ts';
import { pillGroups, type Pill } from './pill-groups.ts';
import { usePeopleSearch } from './use-people-search.ts';
import classes from './filter-panel.module.css';

const words = texts.people;

interface FilterPanelProps {
  readonly facets: Facets | undefined;
  /** The first counts are on the way. Pills drawn without them would all move when they come. */
  readonly counting: boolean;
}

const SKELETON_LINES = 14;

/** All pills, each with how many it would leave under the other filters. */
export function FilterPanel({ facets, counting }: FilterPanelProps): ReactNode {
  const [tags, users, branches] = [useTags(), useUsers(), useBranches()];
  const groups = useMemo(() => pillGroups(tags, users, branches), [tags, users, branches]);
  const [search, change] = usePeopleSearch();
  if (counting) {
    return (
      <Stack gap="sm" aria-busy>
        {Array.from({ length: SKELETON_LINES }, (_each, index) => (
          <Skeleton key={index} h={22} radius="xl" />
        ))}
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      {groups.map(({ group, counted, pills }) => (
        <fieldset key={group} className={classes['group']}>
          <Text component="legend" size="xs" fw={600} c="dimmed" mb={6}>
            {words.groups[group]}
          </Text>
          <Row gap={6}>
            {pills.map((pill) => (
              <FilterPill
                key={pill.value}
                pill={pill}
                count={counted === null ? undefined : facets && (facets[counted][pill.value] ?? 0)}
                checked={search[group]?.includes(pill.value) ?? false}
                {...{ group, change }}
              />
            ))}
          </Row>
          {isExplained(group) && (
            <div className={classes['about']}>
              <Explain word={group} label={words.groups[group]} />
            </div>
          )}
        </fieldset>
      ))}
      <DateFilters />
    </Stack>
  );
}

interface FilterPillProps {
  readonly pill: Pill;
  readonly count: number | undefined;
  readonly checked: boolean;
  readonly group: Group;
  readonly change: ReturnType<typeof usePeopleSearch>[1];
}

/** Drawn again only when its own count or state changes: there are some fifty. */
const FilterPill = memo(function FilterPill({ pill, count, checked, group, change }: FilterPillProps): ReactNode {
  const toggle = (): void => change((before) => toggled(before, group, pill.value));
  return (
    <Chip size="xs" checked={checked} onChange={toggle} variant="outline">
      {pill.label} {count !== undefined && <span className={classes['count']}>{texts.words.number(count)}</span>}
    </Chip>
  );
});
