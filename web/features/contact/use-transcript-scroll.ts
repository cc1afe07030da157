import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

interface Shown {
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** A message to bring into sight, once. */
  readonly sought: string | undefined;
  /** Fetches what comes before; undefined while there is nothing, or it is under way. */
  readonly more: (() => void) | undefined;
}

/** In the middle of the transcript; the page around it moves only where the message could not be seen otherwise. */
function bringIntoSight(scroller: HTMLElement, messageId: string): void {
  const message = scroller.querySelector(`[data-message="${messageId}"]`);
  if (!message) return;
  const above = message.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += above - scroller.clientHeight / 2;
  message.scrollIntoView({ block: 'nearest' });
}

/** Within this of the end somebody is taken to be reading along. */
const NEAR_END_PX = 80;
/** So far before the top earlier messages are fetched. */
const AHEAD = '300px 0px 0px 0px';

/**
 * Scrolling as in a chat: it opens at the newest message, stays there while one reads along, and keeps what one is reading in
 * its place when earlier messages come in above it.
 */
export function useTranscriptScroll({ first, last, sought, more }: Shown): {
  scroller: RefObject<HTMLDivElement | null>;
  top: RefObject<HTMLDivElement | null>;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const before = useRef({ first: undefined as string | undefined, height: 0, atEnd: true });
  const shownSought = useRef<string>(undefined);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const was = before.current;
    if (sought !== undefined && shownSought.current !== sought) {
      shownSought.current = sought;
      bringIntoSight(element, sought);
    } else if (was.first !== undefined && was.first !== first) element.scrollTop += element.scrollHeight - was.height;
    else if (was.atEnd && sought === undefined) element.scrollTop = element.scrollHeight;
    before.current = { ...was, first, height: element.scrollHeight };
  }, [first, last, sought]);

  useEffect(() => {
    const element = scroller.current;
    const noted = (): void => {
      if (!element) return;
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
      before.current = { ...before.current, atEnd, height: element.scrollHeight };
    };
    element?.addEventListener('scroll', noted, { passive: true });
    return () => element?.removeEventListener('scroll', noted);
  }, []);

  useEffect(() => {
    if (!more || !top.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), {
      root: scroller.current,
      rootMargin: AHEAD,
    });
    observer.observe(top.current);
    return () => observer.disconnect();
  }, [more, first]);

  return { scroller, top };
}
