import { loadBlend } from '../../enrichment/local/model/blend.ts';
import { decodeModel, type LinearModel } from '../../enrichment/local/model/weights.ts';
import type { LocalModels } from '../../enrichment/local/models.ts';
import { without, type Corpus } from '../train/corpus.ts';
import type { LabelledRecord } from '../train/data.ts';
import { encodeModel } from '../train/encode.ts';
import { trainJourneys, trainMoods, type ModelName } from '../train/models.ts';
import type { Linear } from '../train/solver.ts';

/** As if shipped: through the same bytes, so that what rounding costs is measured too. */
function shippedForm(models: Readonly<Partial<Record<ModelName, Linear>>>): Partial<Record<ModelName, LinearModel>> {
  const entries = Object.entries(models) as [ModelName, Linear][];
  const decoded = entries.map(([name, model]) => [
    name,
    decodeModel(encodeModel(name, model, { data: '', sources: [] })),
  ]);
  return Object.fromEntries(decoded) as Partial<Record<ModelName, LinearModel>>;
}

/** The analyzer's models, trained without the records held back. */
export function modelsWithout(corpus: Corpus, held: (record: LabelledRecord) => boolean): LocalModels {
  const rest = without(corpus, held);
  const blend = loadBlend();
  return { ...shippedForm({ ...trainMoods(rest), ...trainJourneys(rest, blend) }), blend } as LocalModels;
}

/** The shipped models with those of the journey trained without the records held back. */
export function journeysWithout(
  shipped: LocalModels,
  corpus: Corpus,
  held: (record: LabelledRecord) => boolean,
): LocalModels {
  return { ...shipped, ...shippedForm(trainJourneys(without(corpus, held), shipped.blend)) };
}
