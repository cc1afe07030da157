import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markNegation, tokensOf } from '../../../enrichment/local/model/text-features.ts';
import {
  frontCoded,
  loadTonedWords,
  tonedWords,
  wordsOfFrontCoded,
} from '../../../enrichment/local/model/toned-words.ts';
import { outputsOf } from '../../../enrichment/local/model/weights.ts';
import { shippedModels } from '../../../enrichment/local/models.ts';
import { readRecords } from '../../../scripts/train/data.ts';

const listed = loadTonedWords();
const told = (text: string) => {
  const { buckets, values } = tonedWords(markNegation(tokensOf(text)));
  return Array.from(buckets, (word, at) => [listed[word], Number((values[at] ?? 0).toFixed(3))]);
};

describe('toned words', () => {
  it('are written with what neighbours share written once, and read back the same', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', "'"), minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.uniqueArray(word), (words) => {
        const sorted = words.toSorted();
        expect(wordsOfFrontCoded(frontCoded(sorted))).toEqual(sorted);
      }),
    );
    expect(wordsOfFrontCoded(frontCoded(listed))).toEqual(listed);
    expect(listed).toEqual(listed.toSorted());
  });

  it('count by the root of how many are known, and half the other way under a negation', () => {
    expect(told('awful')).toEqual([['awful', 1]]);
    expect(told('awful awful awful xqzzt')).toEqual([['awful', Number(Math.sqrt(3).toFixed(3))]]);
    expect(told('not awful')).toEqual([
      ['not', 0.707],
      ['awful', -0.354],
    ]);
    expect(told('!! 42 xqzzt __proto__ ปวด')).toEqual([]);
  });

  it('have a tone also where no rated text has the word, by the words it stands beside elsewhere', () => {
    const rated = new Set(
      readRecords('dev', 'sentiment_vader').records.flatMap(({ conversation }) =>
        tokensOf(conversation[0]?.text ?? ''),
      ),
    );
    const toneOf = (word: string) => {
      expect(rated.has(word)).toBe(false);
      return outputsOf(shippedModels().tones, tonedWords([word]))[0] ?? 0;
    };
    expect(toneOf('joyful')).toBeGreaterThan(0.1);
    for (const word of ['negligence', 'incompetence', 'malfunctioned']) expect(toneOf(word)).toBeLessThan(-0.1);
  });
});
