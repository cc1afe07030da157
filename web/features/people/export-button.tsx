import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { stringifySearch } from '../../app/search-params.ts';
import { texts } from '../../texts/texts.ts';
import type { PeopleSearch } from './people-search.ts';

/** Everybody whom the filters find, in the order shown, streamed by the server into a file. */
export function ExportButton({ search }: { search: PeopleSearch }): ReactNode {
  return (
    <ActionIcon
      component="a"
      href={`/v1/contacts/export.csv${stringifySearch(search)}`}
      download
      variant="default"
      size={36}
      aria-label={texts.people.export}
      title={texts.people.exportHint}
    >
      <IconDownload size={18} />
    </ActionIcon>
  );
}
