import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import type { FieldReading } from '../../../domain/analysis.ts';

/** Digits with the separators that people write between them; a dot or slash may be a date, so never first. */
const DIGIT_RUN = /(?<![\p{L}\p{N}#@/.,:_$€£₱-])(?:\+|00)?\(?\d(?:[\d()\u00a0 .-]{0,22}\d)(?![\p{N}@%])/gu;

/** What digits that are no phone number are called just before them. */
const OTHER_NUMBER = new RegExp(
  '\\b(?:order|orden|pedido|claim|policy|polis|poliza|account|acct|acc|ac|a/c|cuenta|conta|rekening|rek|card|tarjeta|cartao|kartu' +
    '|ssn|social|security|password|passcode|pin|otp|code|codigo|kode|confirmation|booking|reservation|reference|ref|ticket|tracking' +
    '|resi|invoice|factura|faktur|serial|sku|item|model|imei|iban|id|zip|postal|cvv|transaction|case|member|license|plate|digits|hwy|highway|suite|apt|box|route|transfer it to' +
    ')s?(?: (?:number|numero|nomor|no|num|nr|is|was|ending|in|and|my|the|of|code|id|po|ko|ay))*(?: [a-z]{1,4})?[\\s:#.=-]*$',
  'u',
);
const PHONE_CUE =
  /(?:phone|\bph\b|mobile|cell|contact|call|text|viber|whatsapp|wa|number|num|no|cp|cel|tel|celular|telefono|telefone|movil|hp|telp|ligar|llamar|เบอร์|โทร|رقم|جوال|هاتف|موبايل)[^\d]{0,24}$/u;
const DATE_OR_TIME = /^(?:\d{1,2}[ .-]\d{1,2}[ .-]\d{2,4}|\d{4}[ .-]\d{1,2}[ .-]\d{1,2})$/u;

/** Digits of an unwritten country: longer ones are card and account numbers, shorter ones need to be called a phone number. */
const BARE_DIGITS = { min: 9, max: 11, minWhenCalled: 7 };

const ASKED =
  /\b(?:phone|mobile|cell(?:phone)?|contact|telephone|whatsapp|viber) ?(?:number|no)?\b[^.]*\?|\byour number\b|numero de telefono|numero ng telepono|nomor (?:hp|telepon)|telefone|celular|เบอร์|رقم/u;

function knownCountry(code: string): CountryCode | undefined {
  return isSupportedCountry(code) ? code : undefined;
}

/** A postal code or house number before a phone runs into it: the last part that is long enough alone is the phone. */
function withoutNeighbours(written: string): { readonly written: string; readonly skipped: number } {
  if (written.replace(/\D/gu, '').length <= BARE_DIGITS.max + 2) return { written, skipped: 0 };
  const parts = written.split(' ');
  const at = parts.findLastIndex((part) => part.length >= BARE_DIGITS.min && part.length <= BARE_DIGITS.max);
  if (at < 0) return { written, skipped: 0 };
  return { written: parts[at] ?? written, skipped: parts.slice(0, at).join(' ').length + (at > 0 ? 1 : 0) };
}

function plausible(written: string, called: boolean): boolean {
  const digits = written.replace(/\D/gu, '');
  const least = called ? BARE_DIGITS.minWhenCalled : BARE_DIGITS.min;
  if (digits.length < least || digits.length > BARE_DIGITS.max) return false;
  return written.trim().split(/[\s().-]+/u).length <= 4;
}

/** Nine digits without the 0 before them may be anything; a whole national number has ten or begins with its 0. */
function isWhole(written: string): boolean {
  const digits = written.replace(/\D/gu, '');
  return digits.startsWith('0') || digits.length >= 10;
}

type Number = Pick<FieldReading, 'field' | 'value' | 'confidence'>;

function readNumber(written: string, called: boolean, code: string): Number | null {
  const international = written.startsWith('+') || written.startsWith('00');
  const parsed = parsePhoneNumberFromString(written.replace(/^00/u, '+'), knownCountry(code));
  if (parsed?.isValid() === true && (international || isWhole(written))) {
    return { field: 'phone', value: parsed.number, confidence: called || international ? 0.97 : 0.9 };
  }
  if (international && parsed?.isPossible() === true) return { field: 'phone', value: parsed.number, confidence: 0.7 };
  if (!plausible(written, called)) return null;
  return { field: 'phone', value: written.replace(/\D/gu, ''), confidence: called ? 0.6 : 0.5 };
}

/**
 * Phone numbers, E.164 where the number is valid in its country. A number that is called a phone number, or looks like one,
 * but is valid nowhere is given as the digits written, without a `+` and with low confidence: to show, never to identify by.
 *
 * @param countryCode ISO 3166-1 alpha-2, by which national numbers are read.
 * @param question what this text answers, folded; null when nothing.
 */
export function readPhones(
  text: string,
  folded: string,
  countryCode: string,
  question: string | null,
): readonly FieldReading[] {
  const found: FieldReading[] = [];
  const asked = question !== null && ASKED.test(question);
  for (const match of text.matchAll(DIGIT_RUN)) {
    const { written, skipped } = withoutNeighbours(match[0]);
    const start = match.index + skipped;
    const before = folded.slice(Math.max(0, start - 48), start);
    if (OTHER_NUMBER.test(before) || DATE_OR_TIME.test(written)) continue;
    const reading = readNumber(written, asked || PHONE_CUE.test(before), countryCode);
    if (reading !== null) found.push({ ...reading, span: { start, end: start + written.length } });
  }
  return found;
}
