import { hashText } from '../../enrichment/local/model/sparse.ts';
import type { LabelledRecord } from './data.ts';

export const FOLDS = 5;

/** What must not stand on both sides: sentences of one review, turns of one dialogue, utterances of one meeting. */
function groupOf({ id }: LabelledRecord): string {
  if (id.startsWith('vader-')) return id.replace(/_\d+$/u, '');
  if (id.startsWith('sgd-')) return id.split('-').slice(0, 3).join('-');
  if (id.startsWith('mrda-')) return id.split('-').slice(0, 2).join('-');
  return id;
}

/** The fold of a record, 0 to FOLDS − 1, the same on every machine. */
export function foldOf(record: LabelledRecord): number {
  return hashText(groupOf(record)) % FOLDS;
}

/** The kind of business of an SGD dialogue (`Hotels_2` is `Hotels`). */
export function sectorOf(record: LabelledRecord): string {
  return record.labels.service?.split('_')[0] ?? '';
}
