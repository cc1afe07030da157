import { Button, Group, Indicator, Text, Title } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import type { ColumnVisibilityState } from '@tanstack/react-table';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Facets } from '../../api/contacts.ts';
import { Time } from '../../design/time.tsx';
import { texts } from '../../texts/texts.ts';
import { ImportButton } from '../import/import-button.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportButton } from './export-button.tsx';
import { countFilters, type PeopleSearch } from './people-search.ts';
import { SearchBox } from './search-box.tsx';
import { SortSelect } from './sort-select.tsx';
import { ViewsMenu } from './views-menu.tsx';

const words = texts.people;
// What the first look at the list does without.
const SuggestionsButton = lazy(async () => ({
  default: (await import('../merging/suggestions-button.tsx')).SuggestionsButton,
}));

interface PeopleToolbarProps {
  readonly search: PeopleSearch;
  readonly facets: Facets | undefined;
  readonly phone: boolean;
  readonly visibility: ColumnVisibilityState;
  readonly onVisibility: (visibility: ColumnVisibilityState) => void;
  readonly panelShown: boolean;
  readonly onPanel: () => void;
}

/** The screen's name with how many match, and what decides who is shown. */
export function PeopleToolbar(props: PeopleToolbarProps): ReactNode {
  const { search, facets, phone, visibility, onVisibility, panelShown, onPanel } = props;
  const on = countFilters(search);
  return (
    <>
      <Group px="md" pt="md" pb="xs" gap="sm" justify="space-between" wrap="nowrap">
        <div>
          <Title order={1} size="h2" lh={1.2}>
            {words.title}
          </Title>
          <Found facets={facets} />
        </div>
        <Group gap="xs" wrap="nowrap">
          <Suspense>
            <SuggestionsButton />
          </Suspense>
          <ViewsMenu />
          {!phone && <ColumnsMenu visibility={visibility} onChange={onVisibility} />}
          <ImportButton />
          <ExportButton search={search} />
        </Group>
      </Group>
      <Group px="md" pb="xs" gap="xs" wrap={phone ? 'wrap' : 'nowrap'}>
        <SearchBox />
        <Indicator label={on} disabled={on === 0} size={16}>
          <Button
            variant={panelShown ? 'light' : 'default'}
            leftSection={<IconFilter size={16} />}
            aria-expanded={panelShown}
            onClick={onPanel}
          >
            {words.filters}
          </Button>
        </Indicator>
        <SortSelect />
      </Group>
    </>
  );
}

/** Exact up to 10,000; of more it is said when they were counted. Its line is there before the number is. */
function Found({ facets }: { facets: Facets | undefined }): ReactNode {
  return (
    <Text size="sm" c="dimmed" role="status" mih={22}>
      {facets && words.found(facets.total)}
      {facets?.asOf !== undefined && (
        <Text span inherit visibleFrom="sm">
          {' · '}
          <Time at={facets.asOf} />
        </Text>
      )}
    </Text>
  );
}
