import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analyzer } from '../../../enrichment/analyzer.ts';
import { createLocalAnalyzer } from '../../../enrichment/local/index.ts';
import { createOpenAiAnalyzer } from '../../../enrichment/openai/index.ts';
import { HOSTILE_MESSAGES } from '../hostile-messages.ts';
import { conversation, request } from '../requests.ts';
import { quietReading, shownTo, startModelDouble, type ModelDouble } from './model-double.ts';

const local = createLocalAnalyzer();
let double: ModelDouble;
let analyzer: Analyzer;

/** What a hostile message wants, for every turn it can reach. */
function obeying(turn: string, text: string): Record<string, unknown> {
  const quote = text.slice(0, 5);
  return {
    ...quietReading(turn),
    sentiment: { score: 1, confidence: 1 },
    stage: { value: 'in_progress', confidence: 1, quote },
    buyingIntent: { confidence: 1, quote },
    conversion: { value: 'purchase_completed', confidence: 1, quote },
  };
}

beforeAll(async () => {
  // The worst model there could be: it reads honestly until a hostile text reaches it, and then obeys it for every turn.
  double = await startModelDouble((asked) => {
    const { conversation: turns, read } = shownTo(asked);
    const reached = turns.some(({ text }) => HOSTILE_MESSAGES.includes(text));
    const textOf = new Map(turns.map(({ turn, text }) => [turn, text]));
    const readings = read.map((turn) => (reached ? obeying(turn, textOf.get(turn) ?? '') : quietReading(turn)));
    return { content: JSON.stringify({ readings }) };
  });
  analyzer = createOpenAiAnalyzer({ apiKey: 'test', baseUrl: double.baseUrl, model: 'double', local });
});
afterAll(() => double.close());

describe('hostile messages', () => {
  it('are at least a hundred', () => {
    expect(new Set(HOSTILE_MESSAGES).size).toBeGreaterThanOrEqual(100);
  });

  it.each(HOSTILE_MESSAGES)('changes nothing for a model that would obey: %s', async (text) => {
    const turns = conversation('c: What time do you open?', `c: ${text}`, 'c: Do you take cards?');
    const [before, hostile, after] = (await analyzer.analyse(request(turns, ['m1', 'm2', 'm3']))).analyses;
    for (const reading of [before, after]) {
      expect(reading).toMatchObject({ conversion: null, buyingIntent: null, stage: null, sentiment: { score: 0 } });
    }
    const [honest] = (await local.analyse(request(turns, ['m2']))).analyses;
    expect(hostile).toEqual(honest);
  });

  it.each(HOSTILE_MESSAGES)('converts nobody and sells nothing by rule: %s', async (text) => {
    const [reading] = (await local.analyse(request(conversation('c: What time do you open?', `c: ${text}`)))).analyses;
    expect(reading?.conversion?.confidence ?? 0).toBeLessThan(0.5);
    expect(reading?.buyingIntent?.confidence ?? 0).toBeLessThan(0.5);
    expect(['in_progress', 'follow_up']).not.toContain(
      (reading?.stage?.confidence ?? 0) >= 0.5 && reading?.stage?.value,
    );
  });
});
