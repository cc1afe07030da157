import type { MessageAnalysis } from '../../domain/analysis.ts';
import { AnalyzerUnavailable, type AnalysisRequest, type AnalysisResult, type Analyzer } from '../analyzer.ts';
import { addressesMachine } from '../addresses-machine.ts';
import { openClient, type ServerOptions } from './client.ts';
import { answerSchema } from './answer-schema.ts';
import { createAsker, type Ask, type Reply } from './ask.ts';
import { BadEvidence } from './evidence.ts';
import { parseAnswer } from './parse-answer.ts';
import { costUsd } from './price.ts';
import { documentFor, INSTRUCTIONS, namedTurns, PROMPT_VERSION, type NamedTurn } from './prompt.ts';
import { readAnswer } from './read-answer.ts';

export interface OpenAiOptions extends ServerOptions {
  /** Reads the turns that a model is not shown. */
  readonly local: Analyzer;
}

/** A burst is answered in seconds; whoever waits longer is better served by the local analyzer. */
const TIMEOUT_MS = 45_000;
/** A reading takes about 250. */
const TOKENS_A_READING = 1200;
/** The first answer and one more after saying what was wrong with it. */
const ATTEMPTS = 2;

function readingsOf(reply: Reply, asked: readonly NamedTurn[], request: AnalysisRequest): readonly MessageAnalysis[] {
  const { readings } = parseAnswer(reply.text, answerSchema);
  return asked.map((turn, at) => readAnswer(readings[at], turn, request.profile));
}

interface Read {
  readonly analyses: readonly MessageAnalysis[];
  readonly tokens: { readonly input: number; readonly output: number };
  readonly model: string;
}

async function readTurns(ask: Ask, model: string, request: AnalysisRequest, abort?: AbortSignal): Promise<Read> {
  const turns = namedTurns(request);
  const withheld = new Set(turns.filter(({ message }) => addressesMachine(message)).map(({ message }) => message.id));
  const asked = turns.filter(({ read, message }) => read && !withheld.has(message.id));
  const document = documentFor(request, turns, withheld);
  let tokens = { input: 0, output: 0 };
  let remark: string | null = null;
  if (asked.length === 0) return { analyses: [], tokens, model };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const mostTokens = 500 + asked.length * TOKENS_A_READING;
    const reply = await ask({ model, instructions: INSTRUCTIONS, document, mostTokens, remark }, abort);
    tokens = { input: tokens.input + reply.tokens.input, output: tokens.output + reply.tokens.output };
    try {
      return { analyses: readingsOf(reply, asked, request), tokens, model: reply.model };
    } catch (error) {
      if (!(error instanceof BadEvidence)) throw error;
      remark = `An answer before this one could not be used: ${error.message}. Quote letter for letter, or leave out.`;
    }
  }
  throw new AnalyzerUnavailable('malformed');
}

/**
 * The analyzer by a model behind any server that speaks OpenAI's chat completions: one call for all targets of a request.
 * Turns written to a machine instead of the business are withheld from the model and read by the local analyzer.
 */
export function createOpenAiAnalyzer(options: OpenAiOptions): Analyzer {
  const client = openClient(options, TIMEOUT_MS);
  const ask = createAsker(client, { name: 'readings', schema: answerSchema });
  return {
    provider: 'openai',
    analyse: async (request, abort): Promise<AnalysisResult> => {
      const read = await readTurns(ask, options.model, request, abort);
      const byId = new Map(read.analyses.map((analysis) => [analysis.messageId, analysis]));
      const missing = request.targets.filter((id) => !byId.has(id));
      const locally =
        missing.length === 0 ? [] : (await options.local.analyse({ ...request, targets: missing })).analyses;
      for (const analysis of locally) byId.set(analysis.messageId, analysis);
      return {
        analyses: request.targets.flatMap((id) => byId.get(id) ?? []),
        provider: 'openai',
        model: read.model,
        promptVersion: PROMPT_VERSION,
        tokens: read.tokens,
        costUsd: options.baseUrl === null ? costUsd(read.model, read.tokens) : null,
      };
    },
  };
}
