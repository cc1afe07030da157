import { SparseBuilder, type SparseVector } from './sparse.ts';
import { addWords, markNegation, plainTokens } from './text-features.ts';

export const CONFIRMATION_BITS = 14;

const SENTENCE = /[^.!?\n]+[.!?]*/gu;
/** What is not there yet, or not any more, or asked for: "once your booking is confirmed", "was not placed". */
const NOT_DONE =
  /\b(?:not|never|unable|fail(?:ed|s)?|sorry|unfortunately|cannot|once|when|if|after|until|before|will be|to be|would|shall|should|want|like|cancel(?:l?ed)?|please confirm|yet|hindi|belum|tidak|no se|nao|todavia)\b|n't\b|\?\s*$/u;

/** The sentences of a folded message that state something as done, and where they begin. */
export function statements(folded: string): readonly { readonly text: string; readonly start: number }[] {
  return [...folded.matchAll(SENTENCE)]
    .filter(([sentence]) => !NOT_DONE.test(sentence))
    .map((match) => ({ text: match[0], start: match.index }));
}

/** The words of what a folded message states, to tell whether it confirms something as done. */
export function confirmationFeatures(folded: string): SparseVector {
  const builder = new SparseBuilder(CONFIRMATION_BITS);
  const stated = statements(folded).map(({ text }) => text);
  addWords(builder, markNegation(plainTokens(stated.join(' '))), 'k');
  builder.endCounts(1);
  return builder.build();
}
