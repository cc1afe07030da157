import { Box, Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconArrowUp } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ColumnVisibilityState } from '@tanstack/react-table';
import { useRef, type ReactNode } from 'react';
import { Failed } from '../../app/screen-error.tsx';
import { texts } from '../../texts/texts.ts';
import { ContactCards } from './contact-cards.tsx';
import { ContactTable } from './contact-table.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import type { PeopleSearch } from './people-search.ts';
import { useListKeys } from './use-list-keys.ts';
import { useLiveRows } from './use-live-rows.ts';
import type { Selection } from './use-selection.ts';
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.ts';
import classes from './contact-list.module.css';

const ROW_HEIGHT = 56;
const CARD_HEIGHT = 164;

interface ContactListProps {
  readonly search: PeopleSearch;
  readonly total: number | undefined;
  readonly selection: Selection;
  readonly visibility: ColumnVisibilityState;
  readonly phone: boolean;
}

/** The list: rows come as they are needed, and change where they stand. */
export function ContactList({ search, total, selection, visibility, phone }: ContactListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualRows(search, total, phone ? CARD_HEIGHT : ROW_HEIGHT, scroller);
  const pointed = useRef(false);
  const calm = (): boolean => list.count === 0 || (list.atTop() && !pointed.current && selection.size === 0);
  const { waiting, showThem } = useLiveRows(search, calm, list.refresh);
  const hands = useHands(list, selection);

  if (list.error) {
    return (
      <Box p="md" flex={1}>
        <Failed error={list.error} retry={list.retry} />
      </Box>
    );
  }
  if (list.loading) return <ListSkeleton phone={phone} />;
  if (list.count === 0) return <EmptyList search={search} />;
  const shown = { rows: list.rows, rowAt: list.rowAt, isChosen: selection.has, ...hands };
  const inSight = list.idsBetween(...list.inSight);
  const allInSight = inSight.length > 0 && inSight.every((id) => selection.has(id));
  return (
    <Box
      className={classes['frame'] ?? ''}
      onPointerEnter={() => void (pointed.current = true)}
      onPointerLeave={() => void (pointed.current = false)}
    >
      {waiting > 0 && (
        <Newer
          waiting={waiting}
          onShow={() => {
            showThem();
            list.toTop();
          }}
        />
      )}
      <div
        ref={scroller}
        className={classes['scroller']}
        data-switching={list.switching || undefined}
        aria-busy={list.switching}
      >
        {phone ? (
          <ContactCards {...shown} />
        ) : (
          <ContactTable
            {...{ ...shown, visibility, allInSight }}
            onToggleShown={() => (allInSight ? selection.clear() : selection.chooseSome(inSight))}
          />
        )}
      </div>
    </Box>
  );
}

interface Hands {
  readonly focused: number;
  readonly onToggle: (index: number, through: boolean) => void;
  readonly onOpen: (contact: { readonly id: string }) => void;
}

/** What pointer and keys do with rows. The functions stay the same, or every row would be drawn again with each. */
function useHands({ count, rows, rowAt, idsBetween }: VirtualRows, selection: Selection): Hands {
  const navigate = useNavigate();
  const lastToggled = useRef(0);
  const onToggle = useCallbackRef((index: number, through: boolean): void => {
    const id = rowAt(index)?.id;
    const from = through ? lastToggled.current : index;
    const between = idsBetween(from, index);
    // Rows that have left the memory cannot be named: ticking only some of a range would not be what was asked.
    const whole = between.length === Math.abs(index - from) + 1;
    if (id !== undefined) selection.toggle(id, whole ? between : []);
    lastToggled.current = index;
  });
  const onOpen = useCallbackRef(({ id }: { readonly id: string }): void => {
    void navigate({ to: '/people/$contactId', params: { contactId: id }, search: true });
  });
  const focused = useListKeys({
    count,
    show: (index) => rows.scrollToIndex(index),
    open: (index) => {
      const contact = rowAt(index);
      if (contact) onOpen(contact);
    },
    toggle: (index) => onToggle(index, false),
  });
  return { focused, onToggle, onOpen };
}

function Newer({ waiting, onShow }: { waiting: number; onShow: () => void }): ReactNode {
  return (
    <Button
      size="compact-sm"
      radius="xl"
      className={classes['newer'] ?? ''}
      leftSection={<IconArrowUp size={14} />}
      onClick={onShow}
    >
      {texts.people.newer(waiting)}
    </Button>
  );
}
