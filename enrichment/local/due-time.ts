import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';

/** Words for times that the parser has no grammar for, as the English it has. */
const IN_ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/\b(?:the )?(?:end of (?:the |this |business )?day|close of business|eod|cob)\b/giu, 'today at 17:00'],
  [/\bend of (?:the |this )?week\b/giu, 'friday'],
  [/\b(?:later |sometime )(?=today|this|tonight)/giu, ''],
  [/\b(?:tonight|this evening)\b/giu, 'today at 20:00'],
  [/\bbukas (?:ng |nang )?(?:alas )?(?=\d)/giu, 'tomorrow at '],
  [/\b(?:sa )?susunod na linggo\b/giu, 'next week'],
  [/\bsa loob ng isang oras\b/giu, 'in an hour'],
  [/\bngayong araw\b/giu, 'today'],
  [/\bbukas ng umaga\b/giu, 'tomorrow morning'],
  [/\bbukas ng hapon\b/giu, 'tomorrow afternoon'],
  [/\bbukas ng gabi\b/giu, 'tomorrow evening'],
  [/\bbukas\b/giu, 'tomorrow'],
  [/\bmamayang gabi\b/giu, 'today at 20:00'],
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
  [/\b(?:nanti malam|malam ini)\b/giu, 'today at 20:00'],
  [/\b(?:dalam (?:satu|1) jam|sejam lagi|(?:satu|1) jam lagi)\b/giu, 'in an hour'],
  [/\bminggu depan\b/giu, 'next week'],
  [/\bhari ini\b/giu, 'today'],
  [/\bnanti (?:siang|sore)\b/giu, 'this afternoon'],
  [/\bsenin\b/giu, 'monday'],
  [/\bselasa\b/giu, 'tuesday'],
  [/\brabu\b/giu, 'wednesday'],
  [/\bkamis\b/giu, 'thursday'],
  [/\bjumat\b/giu, 'friday'],
  [/\bsabtu\b/giu, 'saturday'],
  [/\b(?:jam|pukul|alas|ng alas) (?=\d)/giu, 'at '],
  ...inThai(),
  ...inArabic(),
];

/** Thai writes no spaces, so its words are set apart as they are put into English. */
function inThai(): [RegExp, string][] {
  return [
    [/พรุ่งนี้/gu, ' tomorrow '],
    [/มะรืน(?:นี้)?/gu, ' in 2 days '],
    [/วันนี้/gu, ' today '],
    [/คืนนี้/gu, ' today at 20:00 '],
    [/(?:สัปดาห์|อาทิตย์)หน้า/gu, ' next week '],
    [/ภายใน(?: ?1 ?| ?หนึ่ง ?)ชั่วโมง/gu, ' in an hour '],
    [/วันจันทร์/gu, ' monday '],
    [/วันอังคาร/gu, ' tuesday '],
    [/วันพุธ/gu, ' wednesday '],
    [/วันพฤหัส(?:บดี)?/gu, ' thursday '],
    [/วันศุกร์/gu, ' friday '],
    [/วันเสาร์/gu, ' saturday '],
    [/วันอาทิตย์/gu, ' sunday '],
    [/(?:เวลา)? ?(\d{1,2}) ?โมงเย็น/gu, ' at $1 pm '],
    [/(?:เวลา)? ?(\d{1,2}) ?โมง(?:เช้า)?/gu, ' at $1:00 '],
    [/บ่าย ?(\d)(?: ?โมง)?/gu, ' at $1 pm '],
  ];
}

function inArabic(): [RegExp, string][] {
  return [
    [/بعد غد/gu, 'in 2 days'],
    [/غد[اًا]*/gu, 'tomorrow'],
    [/اليوم/gu, 'today'],
    [/الليلة/gu, 'today at 20:00'],
    [/الأسبوع (?:القادم|المقبل)/gu, 'next week'],
    [/خلال ساعة/gu, 'in an hour'],
    [/يوم الاثنين|يوم الإثنين/gu, 'monday'],
    [/يوم الثلاثاء/gu, 'tuesday'],
    [/يوم الأربعاء/gu, 'wednesday'],
    [/يوم الخميس/gu, 'thursday'],
    [/يوم الجمعة/gu, 'friday'],
    [/يوم السبت/gu, 'saturday'],
    [/يوم الأحد/gu, 'sunday'],
    [/الساعة (\d{1,2}(?::\d{2})?) صباح[اًا]*/gu, 'at $1 am'],
    [/الساعة (\d{1,2}(?::\d{2})?) مساء[ًا]*/gu, 'at $1 pm'],
    [/الساعة (?=\d)/gu, 'at '],
  ];
}

type Wall = Pick<chrono.ParsedComponents, 'get' | 'isCertain'>;

/** When only a day is promised, it is due when that day's office hours end; other parts of a day have the parser's hour. */
const END_OF_OFFICE_HOURS = 17;
/** The parser's morning is at six, when no business keeps its word. */
const MORNING = { parsed: 6, meant: 9 };

function toInstant(wall: Wall, zone: string): DateTime | null {
  const offset = wall.get('timezoneOffset');
  const hour = hourOf(wall);
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

function hourOf(wall: Wall): number | null {
  const hour = wall.get('hour');
  if (wall.isCertain('hour')) return hour;
  if (hour === MORNING.parsed) return MORNING.meant;
  return hour === 12 ? END_OF_OFFICE_HOURS : hour;
}

/** "Today" alone: before the office closes, or where that is over, before the day does. */
function laterThatDay(wall: Wall, sent: DateTime): DateTime | null {
  const isSameDay = wall.get('day') === sent.day && wall.get('month') === sent.month && wall.get('year') === sent.year;
  if (!isSameDay || wall.isCertain('hour')) return null;
  const hours = [END_OF_OFFICE_HOURS, END_OF_OFFICE_HOURS + 3];
  return hours.map((hour) => sent.startOf('day').set({ hour })).find((at) => at > sent) ?? null;
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
    const due = at !== null && at > sent ? at : laterThatDay(found.start, sent);
    if (due !== null) return due.toUTC().toISO();
  }
  return null;
}
