/** Of dates that are written as three numbers: which comes first. ISO 8601 is read in any case. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** `31/12/1990`, `12.31.1990` or `1990-12-31`, each part in its full length or without a leading nought. */
const THREE_NUMBERS = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})$/;

/** A time behind a date, as exports write it: of a day it says nothing. */
const TIME_BEHIND = /[T ]\d{1,2}:\d{2}.*$/;

/** @returns the day as ISO 8601 has it, or null; whether the calendar has it is the custom field's rule */
export function readDate(cell: string, order: DateOrder): string | null {
  const parts = THREE_NUMBERS.exec(cell.replace(TIME_BEHIND, ''));
  if (parts === null) return null;
  const [, one = '', two = '', three = ''] = parts;
  if (one.length === 4) return isoDay(one, two, three);
  if (order === 'ymd' || three.length !== 4) return null;
  return order === 'dmy' ? isoDay(three, two, one) : isoDay(three, one, two);
}

const isoDay = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/**
 * A number with a point or comma before its fraction, and thousands apart by the other of the two, a space or an apostrophe. What
 * could be read in two ways (`1,234`) is the English one, as most exports write.
 */
export function readNumber(cell: string): number | null {
  const compact = cell.replace(/[\s'’\u00a0\u202f]/g, '');
  const plain = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(compact)
    ? // `1.234` alone is a number with three decimals; `1.234.567` and `1.234,5` are not.
      /^[+-]?\d+\.\d{3}$/.test(compact)
      ? compact
      : compact.replaceAll('.', '').replace(',', '.')
    : /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)
      ? compact.replaceAll(',', '')
      : compact.replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

const YES = new Set([
  '1',
  'true',
  'yes',
  'y',
  'x',
  'si',
  'sí',
  'sim',
  'oui',
  'ja',
  'oo',
  'ya',
  'ใช่',
  'نعم',
  '是',
  'はい',
]);
const NO = new Set([
  '0',
  'false',
  'no',
  'n',
  'nao',
  'não',
  'non',
  'nein',
  'nee',
  'hindi',
  'tidak',
  'ไม่',
  'لا',
  '否',
  'いいえ',
]);

/** Yes or no; null for anything else: an opt-out that was misread would be written to. */
export function readYesOrNo(cell: string): boolean | null {
  const word = cell.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** One of the product's words, by its identifier or its label, whatever the case. */
export function findWord<Word extends string>(words: readonly Word[], cell: string): Word | null {
  const plain = cell.toLowerCase().replace(/[\s-]+/g, '_');
  return words.find((word) => word === plain) ?? null;
}

/** The option of a choice that is meant, whatever the case. */
export function findChoice(options: readonly string[], cell: string): string | null {
  const plain = cell.toLowerCase();
  return options.find((option) => option === cell) ?? options.find((option) => option.toLowerCase() === plain) ?? null;
}
