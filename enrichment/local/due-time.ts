import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';

/** Words for times that the parser has no grammar for, as the English it has. */
const IN_ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/\bbukas ng umaga\b/giu, 'tomorrow morning'],
  [/\bbukas ng hapon\b/giu, 'tomorrow afternoon'],
  [/\bbukas ng gabi\b/giu, 'tomorrow evening'],
  [/\bbukas\b/giu, 'tomorrow'],
  [/\bmamayang gabi\b/giu, 'tonight'],
  [/\bmamayang hapon\b/giu, 'this afternoon'],
  [/\bsa (?=lunes|martes|miyerkules|huwebes|biyernes|sabado|linggo)/giu, 'on '],
  [/\blunes\b/giu, 'monday'],
  [/\bmartes\b/giu, 'tuesday'],
  [/\bmiyerkules\b/giu, 'wednesday'],
  [/\bhuwebes\b/giu, 'thursday'],
  [/\bbiyernes\b/giu, 'friday'],
  [/\bsabado\b/giu, 'saturday'],
  [/\bbesok pagi\b/giu, 'tomorrow morning'],
  [/\bbesok (?:siang|sore)\b/giu, 'tomorrow afternoon'],
  [/\bbesok malam\b/giu, 'tomorrow evening'],
  [/\b(?:besok|esok)\b/giu, 'tomorrow'],
  [/\blusa\b/giu, 'in 2 days'],
  [/\bnanti malam\b/giu, 'tonight'],
  [/\bnanti (?:siang|sore)\b/giu, 'this afternoon'],
  [/\bsenin\b/giu, 'monday'],
  [/\bselasa\b/giu, 'tuesday'],
  [/\brabu\b/giu, 'wednesday'],
  [/\bkamis\b/giu, 'thursday'],
  [/\bjumat\b/giu, 'friday'],
  [/\bsabtu\b/giu, 'saturday'],
  [/\b(?:jam|pukul|alas|ng alas) (?=\d)/giu, 'at '],
];

type Wall = Pick<chrono.ParsedComponents, 'get' | 'isCertain'>;

/** When only a day is promised, it is due when that day's office hours end; a part of a day has the parser's own hour. */
const END_OF_OFFICE_HOURS = 17;

function toInstant(wall: Wall, zone: string): DateTime | null {
  const offset = wall.get('timezoneOffset');
  const hour = wall.isCertain('hour') || wall.get('hour') !== 12 ? wall.get('hour') : END_OF_OFFICE_HOURS;
  const at = DateTime.fromObject(
    {
      year: wall.get('year') ?? 0,
      month: wall.get('month') ?? 1,
      day: wall.get('day') ?? 1,
      hour: hour ?? END_OF_OFFICE_HOURS,
      minute: wall.get('minute') ?? 0,
      second: wall.get('second') ?? 0,
    },
    { zone: wall.isCertain('timezoneOffset') && offset !== null ? offsetZone(offset) : zone },
  );
  return at.isValid ? at : null;
}

function offsetZone(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const whole = Math.abs(minutes);
  return `UTC${sign}${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
}

function parser(language: string): { parse: typeof chrono.parse } {
  if (language === 'es') return chrono.es;
  if (language === 'pt') return chrono.pt;
  return chrono;
}

/**
 * The first time after `sentAt` that the text names, read on the wall clock of `zone` (so "9 o'clock" stays 9 o'clock
 * across a change to summer time).
 *
 * @param sentAt ISO 8601 UTC, the reference for "tomorrow" and "in two hours".
 * @returns ISO 8601 UTC, or null when no future time is named.
 */
export function dueTime(text: string, sentAt: string, zone: string, language: string): string | null {
  const sent = DateTime.fromISO(sentAt, { zone });
  if (!sent.isValid) return null;
  const english = IN_ENGLISH.reduce((plain, [word, meaning]) => plain.replace(word, meaning), text);
  const reference = { instant: sent.toJSDate(), timezone: sent.offset };
  for (const found of parser(language).parse(english, reference, { forwardDate: true })) {
    const at = toInstant(found.start, zone);
    if (at !== null && at > sent) return at.toUTC().toISO();
  }
  return null;
}
