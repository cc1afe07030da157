import { useEffect, useRef, useState, type RefObject } from 'react';
import type { FollowUp } from '../../api/follow-ups.ts';

interface ActiveCard {
  readonly active: FollowUp | undefined;
  readonly move: (by: 1 | -1) => void;
  readonly choose: (id: string) => void;
}

/**
 * The card that keys are about. When it leaves the queue, the one that takes its place is next, and has the focus if nothing
 * else took it: whoever works by keyboard goes on without looking for where they were.
 */
export function useActiveCard(items: readonly FollowUp[], queue: RefObject<HTMLElement | null>): ActiveCard {
  const [chosen, setChosen] = useState<{ id: string; index: number } | null>(null);
  const found = items.findIndex(({ id }) => id === chosen?.id);
  const index = found >= 0 ? found : Math.min(chosen?.index ?? 0, items.length - 1);
  const active = items[index];

  const focus = (id: string): void => queue.current?.querySelector<HTMLElement>(`[data-follow-up="${id}"]`)?.focus();
  const shown = useRef(active?.id);
  useEffect(() => {
    if (shown.current === active?.id) return;
    const before = shown.current;
    shown.current = active?.id;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (before !== undefined && active && chosen && isLost) focus(active.id);
  });

  return {
    active,
    choose: (id) => setChosen({ id, index: items.findIndex((item) => item.id === id) }),
    move: (by) => {
      // The first key only shows where one is.
      const next = chosen === null ? active : items[index + by];
      if (next === undefined) return;
      setChosen({ id: next.id, index: items.indexOf(next) });
      focus(next.id);
    },
  };
}
