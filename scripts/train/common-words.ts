import { writeFileSync } from 'node:fs';
import { loadCorpus } from './corpus.ts';

/** A word is common when at least this many texts have it… */
const LEAST_TEXTS = 5;
/** …and it is hardly ever written with a capital inside a sentence, as names are. */
const MOST_CAPITALS = 0.25;

const { corpus } = loadCorpus();
const small = new Map<string, number>();
const capital = new Map<string, number>();
for (const { conversation } of [...corpus.emotions, ...corpus.journeys, ...corpus.rated]) {
  const words = conversation.at(-1)?.text.match(/[A-Za-z']+/gu) ?? [];
  for (const word of new Set(words.slice(1))) {
    const lower = word.toLowerCase();
    const counts = word === lower ? small : capital;
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
}
const common = [...small]
  .filter(
    ([word, times]) =>
      times >= LEAST_TEXTS && (capital.get(word) ?? 0) <= MOST_CAPITALS * (times + (capital.get(word) ?? 0)),
  )
  .map(([word]) => word)
  .toSorted();
writeFileSync(
  new URL('../../enrichment/local/weights/common-words.json', import.meta.url),
  `${JSON.stringify(common)}\n`,
);
process.stdout.write(`common-words: ${String(common.length)} words\n`);
