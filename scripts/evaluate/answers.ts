import type { Analyzer } from '../../enrichment/analyzer.ts';
import { answerLine, type LineAnswer } from '../../enrichment/line/answer-line.ts';
import { createLocalAnalyzer } from '../../enrichment/local/index.ts';
import { shippedModels } from '../../enrichment/local/models.ts';
import type { LoadedCorpus } from '../train/corpus.ts';
import type { LabelledRecord } from '../train/data.ts';
import { FOLDS, foldOf, sectorOf } from '../train/folds.ts';
import { journeysWithout, modelsWithout } from './models.ts';

/** A record with what was answered about it; null where the analyzer could not answer. */
export interface Answered {
  readonly record: LabelledRecord;
  readonly answer: LineAnswer | null;
}

/** Times are read against this instant: a run today and one tomorrow give the same figures. */
const NOW = new Date('2026-01-05T00:00:00Z');

export async function answersOf(analyzer: Analyzer, records: readonly LabelledRecord[]): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (const record of records) answers.push({ record, answer: await answerLine(analyzer, record, NOW) });
  return answers;
}

/** Each development record read by models that were trained without it and without what belongs with it. */
export async function crossValidated(loaded: LoadedCorpus, say: (line: string) => void): Promise<readonly Answered[]> {
  const { corpus, trainOnly } = loaded;
  const answers: Answered[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = (record: LabelledRecord) => !trainOnly.has(record) && foldOf(record) === fold;
    const analyzer = createLocalAnalyzer(modelsWithout(corpus, held));
    const records = Object.values(corpus).flatMap((part: readonly LabelledRecord[]) => part.filter(held));
    answers.push(...(await answersOf(analyzer, records)));
    say(`fold ${String(fold + 1)} of ${String(FOLDS)}`);
  }
  return answers;
}

/** Each development dialogue read by models that saw no dialogue of its sector. */
export async function sectorLeftOut(loaded: LoadedCorpus, say: (line: string) => void): Promise<readonly Answered[]> {
  const { corpus, trainOnly } = loaded;
  const sectors = [...new Set(corpus.journeys.map(sectorOf))].toSorted();
  const answers: Answered[] = [];
  for (const sector of sectors) {
    const held = (record: LabelledRecord) => record.labels.service !== undefined && sectorOf(record) === sector;
    const analyzer = createLocalAnalyzer(journeysWithout(shippedModels(), corpus, held));
    const records = corpus.journeys.filter((record) => held(record) && !trainOnly.has(record));
    answers.push(...(await answersOf(analyzer, records)));
    say(`without ${sector}`);
  }
  return answers;
}
