import { useCallbackRef } from '@mantine/hooks';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useState, type RefObject } from 'react';
import type { PeopleSearch } from './people-search.ts';
import { useContactRows, type ContactRows } from './use-contact-rows.ts';

/** Rows made beyond the screen, so that a quick wheel does not outrun them. */
const OVERSCAN = 5;
/** A screen of rows, before anything was measured. */
const FIRST_LOOK = 20;
/** Pixels: as good as the very top. */
const TOP = 40;

export interface VirtualRows extends ContactRows {
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  /** First and last row in sight. */
  readonly inSight: readonly [number, number];
  readonly atTop: () => boolean;
  readonly toTop: () => void;
  /** The ids of the rows between two, as far as they are there; the same function at all times. */
  readonly idsBetween: (from: number, to: number) => string[];
}

/**
 * The list as it scrolls.
 *
 * @param total how many match, where it is known
 * @param height of a row, in pixels
 * @param scroller what the list scrolls in
 */
export function useVirtualRows(
  search: PeopleSearch,
  total: number | undefined,
  height: number,
  scroller: RefObject<HTMLDivElement | null>,
): VirtualRows {
  const [seen, setSeen] = useState({ first: 0, last: FIRST_LOOK });
  const made = { first: Math.max(0, seen.first - OVERSCAN), last: seen.last + OVERSCAN };
  const fetched = useContactRows(search, made, total);
  const rows = useVirtualizer({
    count: fetched.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    onChange: ({ range }) => {
      if (!range) return;
      const [first, last] = [range.startIndex, range.endIndex];
      setSeen((before) => (before.first === first && before.last === last ? before : { first, last }));
    },
  });
  const toTop = (): void => void scroller.current?.scrollTo({ top: 0 });
  // Another list begins at its top.
  useEffect(() => void scroller.current?.scrollTo({ top: 0 }), [search, scroller]);
  return {
    ...fetched,
    ...{ rows, toTop, inSight: [seen.first, Math.min(seen.last, fetched.count - 1)] },
    atTop: () => (scroller.current?.scrollTop ?? 0) < TOP,
    idsBetween: useCallbackRef((from: number, to: number) =>
      Array.from(
        { length: Math.abs(to - from) + 1 },
        (_each, index) => fetched.rowAt(Math.min(from, to) + index)?.id,
      ).filter((id) => id !== undefined),
    ),
  };
}
