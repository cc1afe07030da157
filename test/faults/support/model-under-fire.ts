import { weighted, type Random } from '../../../scripts/demo/random.ts';
import {
  quietReading,
  shownTo,
  startModelDouble,
  type ModelDouble,
  type ModelReply,
  type ModelRequest,
} from '../../enrichment/openai/model-double.ts';

/** How a model fails: away, busy, broken, slow, cut off, unwilling, talkative, silent, and quoting what nobody wrote. */
const FAILURES: readonly (readonly [(request: ModelRequest) => ModelReply, number])[] = [
  [() => ({ hangUp: true }), 15],
  [
    () => ({ status: 429, headers: { 'retry-after': '1' }, body: JSON.stringify({ error: { message: 'slow down' } }) }),
    20,
  ],
  [() => ({ status: 503, body: 'the upstream is away' }), 15],
  [() => ({ status: 500, body: '{"error":{"message":"overloaded"}}', delayMs: 4_000 }), 5],
  [() => ({ content: '{"readings":[{"turn":"t1","sentim', finishReason: 'length' }), 10],
  [() => ({ refusal: 'I cannot help with that.' }), 10],
  [() => ({ content: 'Sure! Here is what I think about it.' }), 10],
  [() => ({ content: null }), 5],
  [quotesWhatNobodyWrote, 10],
];

/**
 * A model that never gives an answer that may be used, each time in another way: whatever a business reads off its contacts
 * then has to be what the local analyzer reads.
 */
export function startModelUnderFire(random: Random): Promise<ModelDouble> {
  return startModelDouble((request) => weighted(FAILURES, random)(request));
}

/** Asked to word a follow-up, of which it is shown no messages to read, it answers beside the question. */
function quotesWhatNobodyWrote(request: ModelRequest): ModelReply {
  const buyingIntent = { confidence: 0.99, quote: 'I take twenty of them, here is my card' };
  const { read = [] }: { readonly read?: readonly string[] } = shownTo(request);
  const readings = read.map((turn) => ({ ...quietReading(turn), buyingIntent }));
  return { content: JSON.stringify({ readings }) };
}
