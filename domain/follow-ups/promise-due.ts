import { quietUntil } from '../quiet-hours.ts';
import type { Settings } from '../settings.ts';
import type { OpenPromise } from '../state.ts';

/**
 * A promise without a time is due a day after it was made: "I'll get back to you" is understood as today or tomorrow,
 * and whoever has heard nothing by then starts to wait.
 */
export const PROMISE_WITHOUT_TIME_MS = 24 * 3_600_000;

/**
 * When the follow-up of a promise is due, in milliseconds: at the time named, or {@link PROMISE_WITHOUT_TIME_MS} later;
 * in quiet hours, at their end on the contact's clock.
 */
export function promiseDueAt(
  { at, dueAt }: Pick<OpenPromise, 'at' | 'dueAt'>,
  { followUps }: Settings,
  timeZone: string,
): number {
  const named = dueAt === null ? Date.parse(at) + PROMISE_WITHOUT_TIME_MS : Date.parse(dueAt);
  return quietUntil(followUps.quietHours, timeZone, named) ?? named;
}
