import type { Saying } from './saying.ts';

/** Digits of any script, with what groups and divides them: `1,500.00`, `9:30`, `١٥٠٠`, `22/11`. */
const FIGURE = /\p{Nd}+(?:[.,:/\u066b\u066c'’\u00a0\u202f-]\p{Nd}+)*|[\p{No}\p{Nl}]/gu;

const PRICED =
  /[\p{Sc}%\u066a‰]|\b(?:php|usd|eur|gbp|idr|thb|brl|mxn|sar|aed|egp|rp|rs|pesos?|dollars?|euros?|baht|rupiah|reais|riyals?|dirhams?)\b|บาท|ريال|درهم|دولار|جنيه/iu;

/** How far from a figure its currency stands at most, in UTF-16 units. */
const BESIDE = 8;

/** Every number, told as a price where a currency or percent sign stands beside it. */
export function figuresIn(text: string): Saying[] {
  return [...text.matchAll(FIGURE)].map(({ 0: found, index }) => {
    const end = index + found.length;
    const around = `${text.slice(Math.max(0, index - BESIDE), index)} ${text.slice(end, end + BESIDE)}`;
    return {
      what: PRICED.test(around) ? 'price' : 'number',
      span: { start: index, end },
      key: `figure ${plain(found)}`,
    };
  });
}

/** `1,500`, `1.500`, `1500.00` and `١٬٥٠٠` are one number; `9:30` and `930` are not. */
function plain(figure: string): string {
  const digits = figure
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, latin)
    .replace(/[\u066c\u00a0\u202f'’]/g, ',')
    .replace(/\u066b/g, '.');
  const whole = digits.replace(/[.,]0{1,2}$/, '');
  return /^\d{1,3}(?:[.,]\d{3})+$/.test(whole) ? whole.replace(/[.,]/g, '') : whole.replace(',', '.');
}

/** Unicode keeps each script's ten digits together and in order, so the zero before a digit tells its value. */
function latin(digit: string): string {
  let code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return String(value);
}
