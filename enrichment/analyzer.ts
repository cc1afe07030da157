import type { ConversationMessage, MessageAnalysis } from '../domain/analysis.ts';

/** An AI-detected signal of the workspace, as an analyzer needs it. */
export interface SignalDefinition {
  readonly id: string;
  readonly name: string;
  /** In words, what to recognise. */
  readonly description: string;
}

/** What an analyzer knows of the business. The same for every contact of a workspace. */
export interface AnalysisProfile {
  /** ISO 3166-1 alpha-2: national phone numbers are read by it. */
  readonly country: string;
  /** BCP 47 tags that customers of this business write in. */
  readonly languages: readonly string[];
  /** IANA zone in which times such as "tomorrow at 9" are read. */
  readonly timeZone: string;
  /** Key of a business template (`appointments`, `products`, …). */
  readonly businessType: string;
  readonly description: string;
  readonly signals: readonly SignalDefinition[];
  /** Names of intents that review rules of the workspace ask for. */
  readonly intents: readonly string[];
}

export interface AnalysisRequest {
  /** One conversation, oldest first: the messages to read and those before them that they are read in the light of. */
  readonly messages: readonly ConversationMessage[];
  /** Ids, among `messages`, of those to read. Each is read in the light of at most CONTEXT_TURNS messages before it. */
  readonly targets: readonly string[];
  readonly profile: AnalysisProfile;
}

export interface AnalysisResult {
  /** One for each target, in the order of the targets. */
  readonly analyses: readonly MessageAnalysis[];
  readonly provider: 'local' | 'openai';
  /** The analyzer's own version: of rules and weights (`local-5`), or the model's name. */
  readonly model: string;
  readonly promptVersion: string | null;
  readonly tokens: { readonly input: number; readonly output: number } | null;
  /** US dollars; null when the price is not known. */
  readonly costUsd: number | null;
}

/**
 * Reads messages. The only way the engine, `npm run analyse` and the evaluation read text, so that what is measured is what runs.
 *
 * @throws AnalyzerUnavailable when it cannot answer now (rate limit, time-out, refused, malformed answers); the caller decides
 *   whether to wait or to let another analyzer answer.
 */
export interface Analyzer {
  readonly provider: 'local' | 'openai';
  analyse(request: AnalysisRequest, abort?: AbortSignal): Promise<AnalysisResult>;
}

/** The analyzer could not answer. `code` is stable and free of any message's text. */
export class AnalyzerUnavailable extends Error {
  readonly code: 'rate_limited' | 'timeout' | 'unreachable' | 'refused' | 'malformed' | 'budget';
  /** Milliseconds after which it is worth asking again; null when unknown. */
  readonly retryAfterMs: number | null;

  constructor(code: AnalyzerUnavailable['code'], retryAfterMs: number | null = null) {
    super(`analyzer unavailable: ${code}`);
    this.name = 'AnalyzerUnavailable';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
