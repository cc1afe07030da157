import { loadBlend, type Blend } from './model/blend.ts';
import { loadModel, type LinearModel } from './model/weights.ts';

/** The linear models that the local analyzer reads with. Passed in, so that the evaluation can bring models of its own. */
export interface LocalModels {
  /** Positive, neutral, negative: texts in Latin script of the six languages. */
  readonly latin: LinearModel;
  /** The tone of English as raters scored it, −1…1. */
  readonly score: LinearModel;
  /** The same by words alone, also by those no rated text has: what is said beside the same words has the same tone. */
  readonly tones: LinearModel;
  readonly thai: LinearModel;
  readonly arabic: LinearModel;
  readonly frustration: LinearModel;
  /** Whether a message of the business confirms something as done. */
  readonly confirmation: LinearModel;
  readonly stage: LinearModel;
  readonly intent: LinearModel;
  readonly promise: LinearModel;
  /** What each word adds to the odds of a promise. */
  readonly undertakings: LinearModel;
  readonly blend: Blend;
}

let shipped: LocalModels | undefined;

/** The models that come with the package, read once for the process: they never change while it runs. */
export function shippedModels(): LocalModels {
  shipped ??= {
    latin: loadModel('latin'),
    score: loadModel('score'),
    tones: loadModel('tones'),
    thai: loadModel('thai'),
    arabic: loadModel('arabic'),
    frustration: loadModel('frustration'),
    confirmation: loadModel('confirmation'),
    stage: loadModel('stage'),
    intent: loadModel('intent'),
    promise: loadModel('promise'),
    undertakings: loadModel('undertakings'),
    blend: loadBlend(),
  };
  return shipped;
}
