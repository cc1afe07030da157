import { createHash } from 'node:crypto';
import { readRecords, type LabelledRecord, type Side } from './data.ts';

/** Everything that models are trained on, by what it teaches. */
export interface Corpus {
  readonly rated: readonly LabelledRecord[];
  readonly emotions: readonly LabelledRecord[];
  readonly filipino: readonly LabelledRecord[];
  readonly indonesian: readonly LabelledRecord[];
  readonly spanish: readonly LabelledRecord[];
  readonly portuguese: readonly LabelledRecord[];
  readonly thai: readonly LabelledRecord[];
  readonly arabic: readonly LabelledRecord[];
  readonly journeys: readonly LabelledRecord[];
  readonly promises: readonly LabelledRecord[];
}
export type Part = keyof Corpus;

const FILES: Readonly<Record<Part, readonly (readonly [Side, string])[]>> = {
  rated: [['dev', 'sentiment_vader']],
  emotions: [
    ['dev', 'emotion_goemotions'],
    ['train', 'emotion_goemotions'],
  ],
  filipino: [
    ['dev', 'sentiment_fil'],
    ['train', 'sentiment_fil'],
  ],
  indonesian: [
    ['dev', 'sentiment_id'],
    ['train', 'sentiment_id'],
  ],
  spanish: [['dev', 'sentiment_es']],
  portuguese: [
    ['dev', 'sentiment_pt'],
    ['train', 'sentiment_pt'],
  ],
  thai: [
    ['dev', 'sentiment_th'],
    ['train', 'sentiment_th'],
  ],
  arabic: [
    ['dev', 'sentiment_ar'],
    ['train', 'sentiment_ar'],
  ],
  journeys: [
    ['dev', 'journey_sgd'],
    ['train', 'journey_sgd'],
  ],
  promises: [['dev', 'promise_mrda']],
};

export interface LoadedCorpus {
  readonly corpus: Corpus;
  /** SHA-256 over the hashes of the files of each part. */
  readonly hashes: Readonly<Record<Part, string>>;
  /** Records of the training side: never evaluated on. */
  readonly trainOnly: ReadonlySet<LabelledRecord>;
}

export function loadCorpus(): LoadedCorpus {
  const trainOnly = new Set<LabelledRecord>();
  const parts = (Object.keys(FILES) as Part[]).map((part) => {
    const files = FILES[part].map(([side, name]) => ({ side, ...readRecords(side, name) }));
    for (const { side, records } of files) if (side === 'train') for (const record of records) trainOnly.add(record);
    const hash = createHash('sha256')
      .update(files.map((file) => file.hash).join('\n'))
      .digest('hex');
    return { part, records: files.flatMap(({ records }) => records), hash };
  });
  return {
    corpus: Object.fromEntries(parts.map(({ part, records }) => [part, records])) as Record<Part, LabelledRecord[]>,
    hashes: Object.fromEntries(parts.map(({ part, hash }) => [part, hash])) as Record<Part, string>,
    trainOnly,
  };
}

/** The corpus without the records that are to be evaluated on. */
export function without(corpus: Corpus, held: (record: LabelledRecord) => boolean): Corpus {
  const parts = Object.entries(corpus).map(([part, records]: [string, readonly LabelledRecord[]]) => {
    return [part, records.filter((record) => !held(record))];
  });
  return Object.fromEntries(parts) as Record<Part, LabelledRecord[]>;
}
