import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadBlend } from '../../enrichment/local/model/blend.ts';
import { loadCorpus, type Part } from './corpus.ts';
import { encodeModel } from './encode.ts';
import { trainJourneys, trainMoods, type ModelName } from './models.ts';
import type { Linear } from './solver.ts';
import { loadWordVectors } from './vectors.ts';

/** Which parts of the corpus each model is trained on: their hashes stand in its file. */
const TRAINED_ON: Readonly<Record<ModelName, readonly (Part | 'vectors')[]>> = {
  latin: ['rated', 'emotions', 'filipino', 'indonesian', 'spanish', 'portuguese'],
  score: ['rated', 'vectors'],
  tones: ['rated', 'vectors'],
  thai: ['thai'],
  arabic: ['arabic'],
  frustration: ['emotions', 'spanish', 'portuguese'],
  confirmation: ['journeys'],
  stage: ['journeys'],
  intent: ['journeys'],
  promise: ['promises', 'vectors'],
  undertakings: ['promises', 'vectors'],
};

const { corpus, hashes: ofParts } = loadCorpus();
const hashes = { ...ofParts, vectors: loadWordVectors().hash };
const weights = new URL('../../enrichment/local/weights/', import.meta.url);
mkdirSync(weights, { recursive: true });

function write(models: Readonly<Partial<Record<ModelName, Linear>>>): void {
  for (const [name, model] of Object.entries(models) as [ModelName, Linear][]) {
    const sources = TRAINED_ON[name];
    const data = createHash('sha256')
      .update(sources.map((part) => hashes[part]).join('\n'))
      .digest('hex');
    const file = JSON.stringify(encodeModel(name, model, { data, sources }));
    writeFileSync(new URL(`${name}.json`, weights), `${file}\n`);
    process.stdout.write(`${name}: ${String(Math.round(file.length / 1000))} kB\n`);
  }
}

write(trainMoods(corpus));
write(trainJourneys(corpus, loadBlend()));
