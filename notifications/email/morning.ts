import { DateTime } from 'luxon';

const HOUR = 8;

/** The next time after `now` that clocks in this zone show eight in the morning. @param timeZone IANA name */
export function nextMorning(now: Date, timeZone: string): Date {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  const today = local.set({ hour: HOUR, minute: 0, second: 0, millisecond: 0 });
  return (today > local ? today : today.plus({ days: 1 })).toJSDate();
}
