import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import type { Analyzer, AnalysisResult } from '../enrichment/analyzer.ts';
import { createAnalyzer } from '../enrichment/index.ts';
import { createLocalAnalyzer, LOCAL_MODEL } from '../enrichment/local/index.ts';
import { answersOf, crossValidated, sectorLeftOut, type Answered } from './evaluate/answers.ts';
import { figuresOf, type Figure } from './evaluate/figures.ts';
import { hostileFigure, timeFigure } from './evaluate/measured.ts';
import { printTable } from './evaluate/table.ts';
import { loadCorpus } from './train/corpus.ts';
import { readRecords } from './train/data.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Files that nothing is trained on: the shipped analyzer reads them as it is. */
const NEVER_TRAINED_ON = ['journey_multidogo', 'contact_multidogo', 'contact_traps_sgd'];

function untrained() {
  return NEVER_TRAINED_ON.flatMap((name) => readRecords('dev', name).records);
}

async function localFigures(): Promise<readonly Figure[]> {
  const loaded = loadCorpus();
  const local = createLocalAnalyzer();
  const answers = [...(await crossValidated(loaded, say)), ...(await answersOf(local, untrained()))];
  const figures = figuresOf(answers, await sectorLeftOut(loaded, say));
  return [...figures, await timeFigure(local, answers), await hostileFigure(local)];
}

/** Adds up what a model's answers cost while they are asked for. */
function metered(analyzer: Analyzer): {
  readonly analyzer: Analyzer;
  readonly spent: { usd: number | null; tokens: number };
} {
  const spent: { usd: number | null; tokens: number } = { usd: 0, tokens: 0 };
  const add = (result: AnalysisResult) => {
    spent.usd = spent.usd === null || result.costUsd === null ? null : spent.usd + result.costUsd;
    spent.tokens += (result.tokens?.input ?? 0) + (result.tokens?.output ?? 0);
    return result;
  };
  return {
    spent,
    analyzer: { ...analyzer, analyse: async (request, abort) => add(await analyzer.analyse(request, abort)) },
  };
}

async function modelFigures(): Promise<readonly Figure[] | null> {
  const { openaiApiKey: apiKey, openaiBaseUrl, openaiModel: model } = loadConfig();
  if (apiKey === undefined) {
    say('OPENAI_API_KEY is not set: the model was not evaluated.');
    return null;
  }
  const { analyzer, spent } = metered(
    createAnalyzer({ provider: 'openai', openai: { apiKey, baseUrl: openaiBaseUrl ?? null, model } }),
  );
  const { corpus, trainOnly } = loadCorpus();
  const records = Object.values(corpus)
    .flat()
    .filter((record) => !trainOnly.has(record));
  const answers: readonly Answered[] = await answersOf(analyzer, [...records, ...untrained()]);
  say(`${String(spent.tokens)} tokens, ${spent.usd === null ? 'price unknown' : `${spent.usd.toFixed(2)} US dollars`}`);
  return figuresOf(
    answers,
    answers.filter(({ record }) => record.id.startsWith('sgd-')),
  );
}

const { provider } = parseArgs({ options: { provider: { type: 'string', default: 'local' } } }).values;
const figures = provider === 'openai' ? await modelFigures() : await localFigures();
if (figures !== null) {
  printTable(figures);
  const results = new URL('../data/eval/results/', import.meta.url);
  mkdirSync(results, { recursive: true });
  const rounded = figures.map((figure) => ({ ...figure, value: Number(figure.value.toFixed(4)) }));
  const report = { analyzer: provider === 'openai' ? loadConfig().openaiModel : LOCAL_MODEL, figures: rounded };
  writeFileSync(new URL(`${provider}.json`, results), `${JSON.stringify(report, null, 2)}\n`);
}
