import type { FieldReading, MessageAnalysis, Reading } from '../../domain/analysis.ts';
import type { AnalysisProfile } from '../analyzer.ts';
import { dueTime } from '../local/due-time.ts';
import { BadEvidence, locate } from './evidence.ts';
import { fieldReading } from './field-reading.ts';
import type { TurnAnswer } from './answer-schema.ts';
import type { NamedTurn } from './prompt.ts';

/** A customer who says so proves no purchase; only the business's own word is more likely true than not. */
const CUSTOMER_CLAIM = 0.4;

function said<T>(
  answer: { readonly confidence: number; readonly quote: string | null } | null,
  value: T,
  text: string,
  part: string,
): Reading<T> | null {
  if (answer === null) return null;
  const span = answer.quote === null ? null : locate(answer.quote, text, part);
  return { value, confidence: answer.confidence, span };
}

function conversionOf(answer: TurnAnswer, { message }: NamedTurn): MessageAnalysis['conversion'] {
  if (answer.conversion === null) return null;
  const reading = said(answer.conversion, answer.conversion.value, message.text, 'conversion');
  if (reading === null || message.direction === 'outbound') return reading;
  return { ...reading, confidence: Math.min(reading.confidence, CUSTOMER_CLAIM) };
}

function fieldsOf(answer: TurnAnswer, turn: NamedTurn, profile: AnalysisProfile): readonly FieldReading[] {
  return answer.fields.flatMap((field) => fieldReading(field, turn.message.text, profile.country) ?? []);
}

function promisesOf(answer: TurnAnswer, turn: NamedTurn, profile: AnalysisProfile): MessageAnalysis['promises'] {
  const { text, sentAt } = turn.message;
  return answer.promises.map(({ confidence, quote, when }) => {
    const span = locate(quote, text, 'promises');
    if (when !== null) locate(when, text, 'promises.when');
    return { confidence, span, dueAt: dueTime(when ?? quote, sentAt, profile.timeZone, answer.language) };
  });
}

function customerReadings(answer: TurnAnswer, turn: NamedTurn, profile: AnalysisProfile) {
  const { text } = turn.message;
  const signals = new Set(profile.signals.map(({ id }) => id));
  const intents = new Set(profile.intents);
  return {
    sentiment: answer.sentiment,
    stage: answer.stage === null ? null : said(answer.stage, answer.stage.value, text, 'stage'),
    buyingIntent: said(answer.buyingIntent, true as const, text, 'buyingIntent'),
    frustration: answer.frustration,
    needsHuman: said(answer.needsHuman, true as const, text, 'needsHuman'),
    intents: answer.intents
      .filter(({ value }) => intents.has(value))
      .map(({ value, confidence, quote }) => ({ value, confidence, span: locate(quote, text, 'intents') })),
    signals: answer.signals
      .filter(({ id }) => signals.has(id))
      .map(({ id, confidence, quote }) => ({ id, confidence, span: locate(quote, text, 'signals') })),
    fields: fieldsOf(answer, turn, profile),
  };
}

/** What is never read of the business's own messages, whatever a model answers. */
const OF_THE_BUSINESS = {
  sentiment: null,
  stage: null,
  buyingIntent: null,
  frustration: 0,
  needsHuman: null,
  intents: [],
  signals: [],
  fields: [],
} as const;

const LANGUAGE = /^[a-z]{2,3}$/u;

/**
 * A model's answer about one turn as an analysis, every quote checked against the turn's text.
 *
 * @throws BadEvidence when the answer is about another turn or quotes what the turn does not hold.
 */
export function readAnswer(answer: TurnAnswer | undefined, turn: NamedTurn, profile: AnalysisProfile): MessageAnalysis {
  if (answer?.turn !== turn.name) throw new BadEvidence(`readings lack ${turn.name}`);
  const inbound = turn.message.direction === 'inbound';
  const promises = promisesOf(answer, turn, profile);
  const language = answer.language.toLowerCase().split('-')[0] ?? '';
  return {
    messageId: turn.message.id,
    language: LANGUAGE.test(language) ? (language === 'tl' ? 'fil' : language) : 'und',
    conversion: conversionOf(answer, turn),
    closes: answer.closes,
    asks: answer.asks,
    promises,
    promiseLikelihood: Math.max(0, ...promises.map(({ confidence }) => confidence)),
    ...(inbound ? customerReadings(answer, turn, profile) : OF_THE_BUSINESS),
  };
}
