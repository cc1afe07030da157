import type { Blend } from '../../enrichment/local/model/blend.ts';
import { decodeModel, type LinearModel, type WeightsFile } from '../../enrichment/local/model/weights.ts';
import type { LocalModels } from '../../enrichment/local/models.ts';
import type { Corpus } from './corpus.ts';
import { encodeModel } from './encode.ts';
import { trainConfirmation, trainJourney, trainPromise } from './journeys.ts';
import { trainFrustration, trainLatin, trainScore, trainScript } from './moods.ts';
import type { Linear } from './solver.ts';

export type ModelName = Exclude<keyof LocalModels, 'blend'>;
export const MOOD_MODELS = ['latin', 'score', 'tones', 'thai', 'arabic', 'frustration'] as const;
export const JOURNEY_MODELS = ['confirmation', 'stage', 'intent', 'promise', 'undertakings'] as const;

export type WeightsFiles = Readonly<Record<ModelName, WeightsFile>>;

/** What a model answers before it is trained: nothing either way. */
function blank(outputs: number): LinearModel {
  return { bits: 8, outputs, bias: new Array<number>(outputs).fill(0), weights: new Float32Array(2 ** 8 * outputs) };
}

/** Trains the models of tone. */
export function trainMoods(corpus: Corpus): Readonly<Record<(typeof MOOD_MODELS)[number], Linear>> {
  return {
    latin: trainLatin(corpus),
    ...trainScore(corpus),
    thai: trainScript(corpus.thai),
    arabic: trainScript(corpus.arabic),
    frustration: trainFrustration(corpus),
  };
}

/** Trains the models of the journey, in order: what confirms is part of the state that the others read. */
export function trainJourneys(corpus: Corpus, blend: Blend): Readonly<Record<(typeof JOURNEY_MODELS)[number], Linear>> {
  const untrained = blank(2);
  const confirmation = trainConfirmation(corpus.journeys);
  const models: LocalModels = {
    latin: blank(3),
    score: blank(1),
    tones: blank(1),
    thai: blank(3),
    arabic: blank(3),
    frustration: blank(1),
    confirmation: decodeModel(encodeModel('confirmation', confirmation, { data: '', sources: [] })),
    stage: blank(4),
    intent: untrained,
    promise: untrained,
    undertakings: blank(1),
    blend,
  };
  return { confirmation, ...trainJourney(corpus.journeys, models), ...trainPromise(corpus.promises, models) };
}
