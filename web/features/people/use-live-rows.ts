import { useCallbackRef } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { useLive } from '../../api/use-live.ts';
import { dropRow, patchRow } from './contact-pages.ts';
import { mayMatch } from './matches.ts';
import { DEFAULT_SORT, type PeopleSearch, type Sort } from './people-search.ts';

/** A burst of arrivals begins the list anew once; and once the hand has left the list, what waited comes. */
const LOOK_EVERY_MS = 500;

const SORTED_BY: Readonly<Record<Sort, (contact: Contact) => unknown>> = {
  '-lastMessageAt': ({ lastMessageAt }) => lastMessageAt,
  lastMessageAt: ({ lastMessageAt }) => lastMessageAt,
  '-firstSeenAt': ({ firstSeenAt }) => firstSeenAt,
  firstSeenAt: ({ firstSeenAt }) => firstSeenAt,
  name: ({ name }) => name,
  '-leadScore': ({ leadScore }) => leadScore,
};

const NOBODY: ReadonlySet<string> = new Set();

interface LiveRows {
  /** How many contacts a list begun anew would show elsewhere, or in addition. */
  readonly waiting: number;
  readonly showThem: () => void;
}

/**
 * Keeps the list live without rows that jump: what changes is changed where it stands. What would move rows (somebody new,
 * or with a newer message) is counted, and the list begun anew by itself only while `calm` says that nobody would have rows
 * moving under their hand.
 */
export function useLiveRows(search: PeopleSearch, calm: () => boolean, refresh: () => void): LiveRows {
  const client = useQueryClient();
  const [state, setState] = useState<{ search: PeopleSearch; ids: ReadonlySet<string> }>({ search, ids: new Set() });
  // Of another list nothing is known to wait.
  const waiting = state.search === search ? state.ids : NOBODY;
  const gone = useRef(false);
  const latest = useRef({ calm, refresh });
  useEffect(() => {
    latest.current = { calm, refresh };
  });
  const showThem = useCallbackRef((): void => {
    gone.current = false;
    setState({ search, ids: NOBODY });
    latest.current.refresh();
  });
  const anybody = waiting.size > 0;
  useEffect(() => {
    if (!anybody) return;
    const timer = setInterval(() => {
      if (gone.current || latest.current.calm()) showThem();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [anybody, showThem]);

  const wait = (id: string): void =>
    setState((before) => ({ search, ids: new Set(before.search === search ? before.ids : NOBODY).add(id) }));
  useLive('contact.updated', (contact) => {
    const before = patchRow(client, contact);
    const place = SORTED_BY[search.sort ?? DEFAULT_SORT];
    if (mayMatch(contact, search) && (!before || place(before) !== place(contact))) wait(contact.id);
  });
  const drop = (id: string): void => {
    if (!dropRow(client, id)) return;
    // A list with a hole cannot stay as it is.
    gone.current = true;
    wait(id);
  };
  useLive('contact.deleted', ({ id }) => drop(id));
  useLive('contact.merged', ({ id }) => drop(id));
  return { waiting: waiting.size, showThem };
}
