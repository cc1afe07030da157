import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Facets } from '../../api/contacts.ts';
import { texts } from '../../texts/texts.ts';
import { FilterPanel } from './filter-panel.tsx';

interface FilterDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly phone: boolean;
  readonly facets: Facets | undefined;
  readonly counting: boolean;
}

/** The pills where there is no room for them beside the list. */
export function FilterDrawer({ opened, onClose, phone, facets, counting }: FilterDrawerProps): ReactNode {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={texts.people.filters}
      position={phone ? 'bottom' : 'left'}
      size={phone ? '85%' : 'md'}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <FilterPanel facets={facets} counting={counting} />
    </Drawer>
  );
}
