import { useHotkeys, type HotkeyItem } from '@mantine/hooks';
import { useState } from 'react';

interface ListActions {
  readonly count: number;
  readonly show: (index: number) => void;
  readonly open: (index: number) => void;
  readonly toggle: (index: number) => void;
}

const NONE = -1;

/** Where letters are text, or keys belong to something that lies over the list. */
const NOT_THE_LIST = 'input:not([type="checkbox"]), textarea, select, [role="dialog"], [role="menu"]';

/** What does something of its own with Enter. */
const CONTROLS = 'a, button';

const isIn = ({ target }: KeyboardEvent, places: string): boolean =>
  target instanceof Element && target.closest(places) !== null;

/**
 * The list by keyboard: j and k or the arrows go down and up, Enter opens, x ticks.
 * @returns the row the keys have come to, −1 before any
 */
export function useListKeys({ count, show, open, toggle }: ListActions): number {
  const [focused, setFocused] = useState(NONE);
  const go = (by: number) => (): void => {
    const next = Math.min(Math.max(focused + by, 0), count - 1);
    setFocused(next);
    if (next >= 0) show(next);
  };
  const onList = (key: string, act: () => void, elsewhere = NOT_THE_LIST): HotkeyItem => [
    key,
    (event) => {
      if (isIn(event, elsewhere)) return;
      event.preventDefault();
      act();
    },
    { preventDefault: false },
  ];
  useHotkeys(
    [
      onList('j', go(1)),
      onList('ArrowDown', go(1)),
      onList('k', go(-1)),
      onList('ArrowUp', go(-1)),
      onList('x', () => focused !== NONE && toggle(focused)),
      onList('Enter', () => focused !== NONE && open(focused), `${NOT_THE_LIST}, ${CONTROLS}`),
    ],
    // A checkbox is an input too, and after ticking one the keys must still work: the places above decide.
    [],
  );
  return Math.min(focused, count - 1);
}
