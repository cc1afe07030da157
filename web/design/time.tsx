import { useSyncExternalStore, type ReactNode } from 'react';
import { language, texts } from '../texts/texts.ts';
import { Hint } from './hint.tsx';

const MINUTE_MS = 60_000;

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 24 * 60 * MINUTE_MS],
  ['month', 30 * 24 * 60 * MINUTE_MS],
  ['week', 7 * 24 * 60 * MINUTE_MS],
  ['day', 24 * 60 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
];

const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });
const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
const dayAndClock = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });

/** `2 hr. ago`, `in 3 days`. */
export function relativeTime(at: Date, now: number): string {
  const away = at.getTime() - now;
  const step = STEPS.find(([, length]) => Math.abs(away) >= length);
  return step ? relative.format(Math.round(away / step[1]), step[0]) : texts.words.justNow;
}

/** The whole of an instant in the viewer's own zone, which it names. */
export const exactTime = (at: Date): string => exact.format(at);

/** A day and a time of day in the viewer's zone, for the middle of a sentence. */
export const dayAndClockOf = (at: string): string => dayAndClock.format(new Date(at));

// One clock for all times on the screen: hundreds of timers would wake the page for nothing.
const listeners = new Set<() => void>();
let minute = Date.now();
setInterval(() => {
  minute = Date.now();
  for (const listener of listeners) listener();
}, MINUTE_MS / 2);
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const FORMS = { day, clock, dayAndClock } as const;

export interface TimeProps {
  /** ISO 8601, or null for what has not happened. */
  readonly at: string | null;
  /** Without one, how long ago or ahead it is. */
  readonly form?: keyof typeof FORMS;
}

/** The time of day as the screen has it, in epoch milliseconds; told anew each half minute. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => minute);

/** An instant in the viewer's zone; hovering shows the exact one. */
export function Time({ at, form }: TimeProps): ReactNode {
  const now = useNow();
  if (at === null) return <span>{texts.words.never}</span>;
  const date = new Date(at);
  return (
    <Hint label={exactTime(date)}>
      <time dateTime={at}>{form ? FORMS[form].format(date) : relativeTime(date, now)}</time>
    </Hint>
  );
}
