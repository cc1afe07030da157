import { Box } from '@mantine/core';
import { useDisclosure, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTags } from '../../api/tags.ts';
import { texts } from '../../texts/texts.ts';
import { ActiveFilters } from './active-filters.tsx';
import { ContactList } from './contact-list.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { PeopleToolbar } from './people-toolbar.tsx';
import { useColumns } from './use-columns.ts';
import { useFacets } from './use-facets.ts';
import { usePeopleSearch } from './use-people-search.ts';
import { useSelection } from './use-selection.ts';
import classes from './people-screen.module.css';

const words = texts.people;
// What the first look at the list does without.
const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }));
const FilterDrawer = lazy(async () => ({ default: (await import('./filter-drawer.tsx')).FilterDrawer }));
const SampleBanner = lazy(async () => ({ default: (await import('../first-hour/sample-banner.tsx')).SampleBanner }));
/** As the API calls the tag of the sample; the banner asks whose it really is. */
const SAMPLE_TAG = 'Sample data';
/** Below this there is no room for a table. */
const PHONE = '(max-width: 48em)';
/** From here on the pills have a place of their own beside the table. */
const WIDE = '(min-width: 75em)';

/** The contact list: search, pills, table, and what can be done with many at once. */
export function PeopleScreen(): ReactNode {
  const [search] = usePeopleSearch();
  const { facets, counting } = useFacets(search);
  const sampleTag = useTags().find(({ name }) => name === SAMPLE_TAG);
  const selection = useSelection(search);
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const [drawerOpened, drawer] = useDisclosure();
  const [beside, setBeside] = useLocalStorage({
    key: 'rapport-people-filters',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [visibility, onVisibility] = useColumns();
  return (
    <Box className={classes['screen'] ?? ''}>
      <PeopleToolbar
        {...{ search, facets, phone, visibility, onVisibility }}
        panelShown={wide ? beside : drawerOpened}
        onPanel={() => (wide ? setBeside(!beside) : drawer.open())}
      />
      {sampleTag && (
        <Suspense>
          <SampleBanner tagId={sampleTag.id} />
        </Suspense>
      )}
      <ActiveFilters />
      <div className={classes['body']}>
        {wide && beside && (
          <Box component="section" aria-label={words.filters} p="md" className={classes['panel'] ?? ''}>
            <FilterPanel facets={facets} counting={counting} />
          </Box>
        )}
        {!wide && (
          <Suspense>
            <FilterDrawer opened={drawerOpened} onClose={drawer.close} {...{ phone, facets, counting }} />
          </Suspense>
        )}
        <ContactList {...{ search, selection, visibility, phone }} total={facets?.total} />
      </div>
      {selection.size > 0 && (
        <Suspense>
          <BulkBar search={search} selection={selection} total={facets?.total} />
        </Suspense>
      )}
      <Outlet />
    </Box>
  );
}
