import type { MessageAnalysis, Reading } from '../../../domain/analysis.ts';
import type { AnalysisRequest, AnalysisResult, Analyzer } from '../../../enrichment/analyzer.ts';

type Message = AnalysisRequest['messages'][number];

/** An analyzer that goes by single words: what bulk work does with readings must not depend on how well messages are read. */
export const plainAnalyzer: Analyzer = {
  provider: 'local',
  analyse: ({ messages, targets }): Promise<AnalysisResult> => {
    const byId = new Map(messages.map((message) => [message.id, message]));
    const analyses = targets.flatMap((id) => {
      const message = byId.get(id);
      return message ? [read(message)] : [];
    });
    return Promise.resolve({
      analyses,
      provider: 'local',
      model: 'plain',
      promptVersion: null,
      tokens: null,
      costUsd: null,
    });
  },
};

function read({ id, text, direction }: Message): MessageAnalysis {
  const says = <T>(word: string, value: T): Reading<T> | null => {
    const start = text.toLowerCase().indexOf(word);
    return start < 0 ? null : { value, confidence: 0.9, span: { start, end: start + word.length } };
  };
  const own = direction === 'inbound';
  const name = /name is (\w+)/.exec(text);
  const score = says('terrible', -0.8)?.value ?? says('great', 0.7)?.value ?? 0;
  return {
    messageId: id,
    sentiment: own ? { score, confidence: 0.9 } : null,
    language: 'en',
    stage: own ? (says('cheaper', 'comparing' as const) ?? says('book', 'closing' as const)) : null,
    buyingIntent: own ? says('want to book', true as const) : null,
    conversion: own ? null : says('confirmed', 'booking_confirmed' as const),
    frustration: own && score < 0 ? 0.9 : 0,
    needsHuman: null,
    closes: false,
    asks: text.includes('?'),
    intents: [],
    signals: [],
    fields: name?.[1] === undefined ? [] : [field(name.index + 'name is '.length, name[1])],
    promises: [],
  };
}

const field = (start: number, value: string) =>
  ({ field: 'name', value, confidence: 0.9, span: { start, end: start + value.length } }) as const;
