import { AsYouType, parseIncompletePhoneNumber, type CountryCode } from 'libphonenumber-js';
import { normalisePhone } from '../../domain/identity.ts';
import { allOf, anyOf, sql, type Sql } from './contact-list-sql.ts';

/** Column `search` of a contact `c`: name, e-mails and phone digits, without case and accents, each word after a space. */
const SEARCH = 'c.search';

/** Digits as people type them, with what they put between. */
const PHONE_LIKE = /^[+()\-./\p{Nd}]*\p{Nd}[+()\-./\p{Nd}]*$/u;

/** From here on a number without its country and leading zeros is told from a price or a year. */
const LONG_NUMBER = 7;

/** The trigram index looks nothing up for less. */
const TRIGRAM = 3;

/**
 * Contacts whose name, e-mail or phone has every fragment of `q`, in any order; those that look like parts of a phone number
 * are also tried as one number, in any formatting and in the national form of `country`.
 *
 * A fragment under three letters has to start a word; emoji may stand anywhere. Punctuation alone says nothing; with nothing else, nobody is found.
 *
 * @param country ISO 3166-1 alpha-2, where the business is
 */
export function searchCondition(q: string, country: string): Sql {
  const conditions: Sql[] = [];
  let numbers: string[] = [];
  const endNumbers = (): void => {
    if (numbers.length > 0) conditions.push(phone(numbers, country));
    numbers = [];
  };
  for (const fragment of q.normalize('NFC').split(/\s+/u).filter(saysSomething)) {
    if (PHONE_LIKE.test(fragment)) {
      numbers.push(fragment);
    } else {
      endNumbers();
      conditions.push(word(fragment));
    }
  }
  endNumbers();
  return conditions.length === 0 ? sql('false') : allOf(conditions);
}

const hasLetters = (fragment: string): boolean => /[\p{L}\p{N}]/u.test(fragment);

/** Symbols are what people put into names (emoji), and punctuation is not. */
const saysSomething = (fragment: string): boolean => hasLetters(fragment) || /\p{So}/u.test(fragment);

/** Fragments of digits: each for itself somewhere, or all of them together as one number. */
function phone(fragments: readonly string[], country: string): Sql {
  const apart = allOf(fragments.map((fragment) => number(fragment, country)));
  return fragments.length === 1 ? apart : anyOf([apart, number(fragments.join(' '), country)]);
}

/**
 * One number as written: as it stands, its digits alone, and as the beginning of one of the country's. Each reading asks the
 * index again, so what another one finds as well is left out.
 */
function number(written: string, country: string): Sql {
  const bare = digits(written);
  const core = bare.length < LONG_NUMBER ? bare : bare.replace(/^0+/, '');
  // Several fragments together never stand so in the text; and an empty one would be found everywhere.
  const contained = [written.includes(' ') ? '' : written, core].filter(
    (part, index, parts) => part !== '' && !parts.some((other, n) => n > index && other !== '' && part.includes(other)),
  );
  const begun = core === '' ? [] : international(written, country).filter((full) => !full.includes(core));
  return anyOf([...contained.map(word), ...begun.map(wordStart)]);
}

/** The number, perhaps only begun, with its country's prefix, as digits: none when it cannot be read as one. */
function international(written: string, country: string): string[] {
  const typed = new AsYouType(country as CountryCode);
  typed.input(written);
  const readings = [typed.getNumberValue(), normalisePhone(written, country)];
  return [...new Set(readings.flatMap((number) => (number ? digits(number) : [])))].filter(
    ({ length }) => length >= TRIGRAM,
  );
}

function word(fragment: string): Sql {
  // Emoji alone are no words and begin none: no index knows them, and they are looked for anywhere.
  return hasTrigram(fragment) || !hasLetters(fragment)
    ? sql(`${SEARCH} LIKE '%' || rapport.like_text(?::text) || '%'`, fragment)
    : wordStart(fragment);
}

const wordStart = (fragment: string): Sql => sql(`${SEARCH} LIKE '% ' || rapport.like_text(?::text) || '%'`, fragment);

/**
 * Whether the index finds the fragment anywhere in a word: by three letters or digits in a row, or by the beginning or the end
 * of a word in it. Accents do not count.
 */
function hasTrigram(fragment: string): boolean {
  const plain = fragment.normalize('NFD').replace(/\p{M}/gu, '');
  return /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]|[\p{L}\p{N}]{2}[^\p{L}\p{N}]/u.test(plain);
}

/** The digits alone, as ASCII whatever the script. */
const digits = (text: string): string => parseIncompletePhoneNumber(text).replace(/\D/g, '');
