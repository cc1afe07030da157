import type { FieldReading, MessageAnalysis } from '../../domain/analysis.ts';
import type { SentimentLevel } from '../../domain/vocabulary.ts';
import type { Analyzer, AnalysisProfile } from '../analyzer.ts';
import { messagesOf, type ConversationLine } from './conversation-line.ts';
import { GENERIC_SIGNALS } from './generic-signals.ts';

/** From here on a reading counts as said. The same for every reading, since their confidences are calibrated. */
export const DECISION = 0.5;

/** What is answered about the last message of a line, in the light of those before it. */
export interface LineAnswer {
  readonly id: string | number;
  readonly sentiment: { readonly level: SentimentLevel | 'unknown'; readonly score: number | null };
  readonly stage: string | null;
  readonly status: 'lead' | 'qualified' | 'converted';
  readonly buyingIntent: boolean;
  readonly frustration: number;
  readonly promise: number;
  readonly promises: readonly { readonly quote: string; readonly dueAt: string | null }[];
  readonly contact: Readonly<Partial<Record<FieldReading['field'], string>>>;
  readonly signals: readonly string[];
  readonly language: string;
  readonly ms: number;
  readonly provider: string;
}

/** The cuts of product.md section 4, on the scale of −1…1. */
function levelOf(score: number): SentimentLevel {
  if (score >= 0.5) return 'very_positive';
  if (score >= 0.125) return 'positive';
  if (score <= -0.5) return 'very_negative';
  return score <= -0.125 ? 'negative' : 'neutral';
}

function statusOf(analyses: readonly MessageAnalysis[]): LineAnswer['status'] {
  const said = (reading: { readonly confidence: number } | null) => reading !== null && reading.confidence >= DECISION;
  if (analyses.some((analysis) => said(analysis.conversion))) return 'converted';
  return analyses.some((analysis) => said(analysis.buyingIntent)) ? 'qualified' : 'lead';
}

function contactOf(fields: readonly FieldReading[]): LineAnswer['contact'] {
  const best = new Map<FieldReading['field'], FieldReading>();
  for (const reading of fields) {
    if (reading.confidence >= DECISION && reading.confidence > (best.get(reading.field)?.confidence ?? 0)) {
      best.set(reading.field, reading);
    }
  }
  return Object.fromEntries([...best].map(([field, reading]) => [field, reading.value]));
}

/** To three digits; adding 0 turns −0, which JSON cannot say, into 0. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}

const PROFILE: Omit<AnalysisProfile, 'country'> = {
  languages: ['en', 'fil', 'id', 'ms', 'es', 'pt', 'th', 'ar'],
  timeZone: 'Asia/Manila',
  businessType: 'generic',
  description: '',
  signals: GENERIC_SIGNALS,
  intents: [],
};
/** Where the first users are; a line may name another country. */
const DEFAULT_COUNTRY = 'PH';

/**
 * Reads one line with the analyzer given. Every message of it is read, since the status adds up over the conversation.
 *
 * @throws AnalyzerUnavailable when the analyzer cannot answer.
 */
export async function answerLine(analyzer: Analyzer, line: ConversationLine, now: Date): Promise<LineAnswer> {
  const started = performance.now();
  const messages = messagesOf(line, now);
  const profile = { ...PROFILE, country: (line.country ?? DEFAULT_COUNTRY).toUpperCase() };
  const result = await analyzer.analyse({ messages, targets: messages.map(({ id }) => id), profile });
  const last = result.analyses.at(-1);
  if (last === undefined) throw new RangeError('the analyzer answered nothing');
  const text = line.conversation.at(-1)?.text ?? '';
  const score = last.sentiment === null ? null : round(last.sentiment.score);
  return {
    id: line.id,
    sentiment: { level: score === null ? 'unknown' : levelOf(score), score },
    stage: last.stage?.value ?? null,
    status: statusOf(result.analyses),
    buyingIntent: (last.buyingIntent?.confidence ?? 0) >= DECISION,
    frustration: round(last.frustration),
    promise: round(last.promiseLikelihood ?? Math.max(0, ...last.promises.map(({ confidence }) => confidence))),
    promises: last.promises
      .filter(({ confidence }) => confidence >= DECISION)
      .map(({ span, dueAt }) => ({ quote: text.slice(span.start, span.end), dueAt })),
    contact: contactOf(last.fields),
    signals: last.signals.filter(({ confidence }) => confidence >= DECISION).map(({ id }) => id),
    language: last.language,
    ms: round(performance.now() - started),
    provider: result.provider,
  };
}
