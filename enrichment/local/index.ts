import { CONTEXT_TURNS } from '../../domain/analysis.ts';
import type { Analyzer, AnalysisRequest, AnalysisResult } from '../analyzer.ts';
import { contextAt, readTurn, type Turn } from './context.ts';
import { shippedModels, type LocalModels } from './models.ts';
import { readMessage } from './read-message.ts';

/** Changes whenever rules or weights do, so that stored analyses can be told apart and read again. */
export const LOCAL_MODEL = 'local-5';

/** The targets and the turns before them, read; what lies further back is left out, so that a long history costs nothing. */
function turnsFor({ messages, targets }: AnalysisRequest, models: LocalModels): readonly Turn[] {
  const wanted = new Set(targets);
  const first = messages.findIndex(({ id }) => wanted.has(id));
  const last = messages.findLastIndex(({ id }) => wanted.has(id));
  return messages.slice(Math.max(0, first - CONTEXT_TURNS), last + 1).map((message) => readTurn(message, models));
}

function analyse(request: AnalysisRequest, models: LocalModels): AnalysisResult {
  const turns = turnsFor(request, models);
  const places = new Map(turns.map(({ message }, at) => [message.id, at]));
  const analyses = request.targets.map((target) => {
    const at = places.get(target);
    if (at === undefined) throw new RangeError(`target ${target} is not among the messages`);
    return readMessage(contextAt(turns, at, request.profile, models));
  });
  return { analyses, provider: 'local', model: LOCAL_MODEL, promptVersion: null, tokens: null, costUsd: null };
}

/**
 * The analyzer without a model: rules, word lists and small linear models that come with the package. No network, no state;
 * the same message in the same conversation always reads the same, alone or among others.
 */
export function createLocalAnalyzer(models: LocalModels = shippedModels()): Analyzer {
  return {
    provider: 'local',
    analyse: (request) =>
      new Promise((resolve) => {
        resolve(analyse(request, models));
      }),
  };
}
