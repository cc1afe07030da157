export const SNOOZES = ['hours', 'tomorrow', 'monday', 'week'] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR_MS = 3_600_000;
const MORNING = 9;
const MONDAY = 1;

/** Until when, by the viewer's own clock: a day added across a change to summer time is still 9:00. */
export function snoozeUntil(snooze: Snooze, now: Date): Date {
  if (snooze === 'hours') return new Date(now.getTime() + 3 * HOUR_MS);
  const until = new Date(now);
  if (snooze === 'week') until.setDate(until.getDate() + 7);
  else {
    const toMonday = (MONDAY - until.getDay() + 7) % 7 || 7;
    until.setDate(until.getDate() + (snooze === 'monday' ? toMonday : 1));
    until.setHours(MORNING, 0, 0, 0);
  }
  return until;
}
