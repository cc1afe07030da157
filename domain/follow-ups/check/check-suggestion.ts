import { keywordFinder } from '../../keywords.ts';
import { figuresIn } from './figures.ts';
import { linksIn } from './links.ts';
import type { Invented, Refusal, Saying } from './saying.ts';
import { DATE_WORDS, NUMBER_WORDS, PRICE_WORDS, PROMISE_WORDS } from './words.ts';

export type SuggestionCheck =
  { readonly ok: true } | { readonly ok: false; readonly refusals: readonly [Refusal, ...Refusal[]] };

const WORDS: readonly (readonly [Invented, readonly string[]])[] = [
  ['number', NUMBER_WORDS],
  ['price', PRICE_WORDS],
  ['date', DATE_WORDS],
  ['promise', PROMISE_WORDS],
];

/** Prepared once: building it looks at every word. */
const findWords = keywordFinder(
  WORDS.flatMap(([what, words]) => words.map((word) => ({ id: `${what} ${word}`, keywords: [word] }))),
);

/**
 * Whether a suggested message may be shown: every number, price, date, link and promise in it has to stand in the
 * conversation it is sent in, literally, but for how digits and their groups are written. A model that invents one is
 * refused and the template is taken; refusing too much costs a template, refusing too little a customer's trust.
 *
 * @param conversation texts of that conversation's messages, of either side
 */
export function checkSuggestion(text: string, conversation: readonly string[]): SuggestionCheck {
  const known = new Set(conversation.flatMap((message) => sayings(message).map(({ key }) => key)));
  const invented = sayings(text).filter(({ key }) => !known.has(key));
  const [first, ...more] = invented.map(({ what, span }): Refusal => ({ what, span }));
  return first === undefined ? { ok: true } : { ok: false, refusals: [first, ...more] };
}

function sayings(text: string): Saying[] {
  const words = findWords(text).map(({ signalId, span }): Saying => ({
    what: signalId.slice(0, signalId.indexOf(' ')) as Invented,
    span,
    key: signalId,
  }));
  return [...linksIn(text), ...figuresIn(text), ...words];
}
