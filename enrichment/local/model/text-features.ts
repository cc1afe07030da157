import { fold } from '../words.ts';
import { hashEnd, hashStep, hashText, type SparseBuilder } from './sparse.ts';

const TOKEN =
  /[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|\p{N}+|\p{Extended_Pictographic}|[!?]+|[:;=8][-o*']?[)\](dpDP/\\|*]|<3|[^\s\p{L}\p{M}\p{N}]/gu;
const LENGTHENED = /(\p{L})\1{2,}/gu;
const NEGATION =
  /^(?:not|no|never|none|nothing|nor|neither|cannot|without|hardly|barely|isn't|wasn't|\w+n't|dont|didnt|doesnt|cant|wont|isnt|wasnt|hindi|di|wala|walang|huwag|wag|tidak|tak|bukan|belum|gak|ga|nggak|jangan|nunca|jamas|nao|nem|sin|sem|tampoco)$/u;
/** A negation turns the words after it, up to the next stop and no further than this. */
const NEGATION_REACH = 3;

/** Words, emoji, emoticons and marks of a text, folded, with letters drawn out ("soooo") cut to two. */
export function tokensOf(text: string): readonly string[] {
  return fold(text).replace(LENGTHENED, '$1$1').match(TOKEN) ?? [];
}

const THAI = /\p{Script=Thai}/u;
const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });

/** The tokens with runs of Thai cut into words: it is written without spaces, and whole phrases hardly ever come again. */
export function segmented(tokens: readonly string[]): readonly string[] {
  return tokens.flatMap((token) =>
    THAI.test(token) ? Array.from(thaiWords.segment(token), ({ segment }) => segment) : [token],
  );
}

const NUMBER = /\p{N}/u;

/** The same with every number as one: those of single conversations would only be learned by heart. */
export function plainTokens(text: string): readonly string[] {
  return tokensOf(text).map((token) => (NUMBER.test(token) ? '0' : token));
}

/** The tokens with those under a negation marked, so that "not good" and "good" weigh apart. */
export function markNegation(tokens: readonly string[]): readonly string[] {
  let reach = 0;
  return tokens.map((token) => {
    if (NEGATION.test(token)) {
      reach = NEGATION_REACH;
      return token;
    }
    if (/^[.,;:!?]/u.test(token) || token === 'but') reach = 0;
    if (reach === 0) return token;
    reach -= 1;
    return `!${token}`;
  });
}

/** Single tokens and pairs of neighbours, each under `prefix` so that other turns' words weigh apart. */
export function addWords(builder: SparseBuilder, tokens: readonly string[], prefix: string): void {
  let before = '^';
  for (const token of tokens) {
    builder.add(hashText(`${prefix}1 ${token}`));
    builder.add(hashText(`${prefix}2 ${before} ${token}`));
    before = token;
  }
  builder.add(hashText(`${prefix}2 ${before} $`));
}

const GRAMS = { shortest: 2, longest: 5 };

/** Runs of 2 to 5 characters inside a token with its edges: they carry stems and spellings no word list holds. */
export function addGrams(builder: SparseBuilder, tokens: readonly string[], seed: number): void {
  for (const token of tokens) {
    const padded = ` ${token} `;
    for (let from = 0; from < padded.length; from += 1) {
      let hash = seed;
      const end = Math.min(padded.length, from + GRAMS.longest);
      for (let at = from; at < end; at += 1) {
        hash = hashStep(hash, padded.charCodeAt(at));
        if (at - from + 1 >= GRAMS.shortest) builder.add(hashEnd(hash));
      }
    }
  }
}
