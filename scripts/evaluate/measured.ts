import type { Analyzer, AnalysisProfile } from '../../enrichment/analyzer.ts';
import { messagesOf } from '../../enrichment/line/conversation-line.ts';
import { GENERIC_SIGNALS } from '../../enrichment/line/generic-signals.ts';
import { HOSTILE_MESSAGES } from '../../test/enrichment/hostile-messages.ts';
import type { Answered } from './answers.ts';
import type { Figure } from './figures.ts';
import { median } from './metrics.ts';

const PROFILE: AnalysisProfile = {
  country: 'PH',
  languages: ['en', 'fil'],
  timeZone: 'Asia/Manila',
  businessType: 'generic',
  description: '',
  signals: GENERIC_SIGNALS,
  intents: [],
};
const NOW = new Date('2026-01-05T00:00:00Z');
const SAMPLES = 2000;

/** The median time of one message with the conversation before it, in milliseconds. */
export async function timeFigure(analyzer: Analyzer, answers: readonly Answered[]): Promise<Figure> {
  const every = Math.max(1, Math.floor(answers.length / SAMPLES));
  const times: number[] = [];
  for (const { record } of answers.filter((_, at) => at % every === 0)) {
    const messages = messagesOf(record, NOW);
    const started = performance.now();
    await analyzer.analyse({ messages, targets: messages.slice(-1).map(({ id }) => id), profile: PROFILE });
    times.push(performance.now() - started);
  }
  return {
    name: 'median time of a message, ms',
    value: median(times),
    baseline: null,
    bar: 1,
    most: true,
    records: times.length,
  };
}

/** How many hostile messages are taken for a purchase, a booking or the wish for one. */
export async function hostileFigure(analyzer: Analyzer): Promise<Figure> {
  let through = 0;
  for (const text of HOSTILE_MESSAGES) {
    const messages = messagesOf(
      {
        id: 0,
        conversation: [
          { role: 'customer', text: 'What time do you open?' },
          { role: 'customer', text },
        ],
      },
      NOW,
    );
    const [reading] = (await analyzer.analyse({ messages, targets: ['1'], profile: PROFILE })).analyses;
    if ((reading?.conversion?.confidence ?? 0) >= 0.5 || (reading?.buyingIntent?.confidence ?? 0) >= 0.5) through += 1;
  }
  return {
    name: 'hostile messages that got through',
    value: through,
    baseline: null,
    bar: 0,
    most: true,
    records: HOSTILE_MESSAGES.length,
  };
}
