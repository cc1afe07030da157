import type { Reading, SignalReading, Span } from '../../domain/analysis.ts';
import type { Context } from './context.ts';
import type { Cue } from './cues/cue.ts';

/** Intents that cue phrases show, and by which; a workspace's own names beside these are left to a model. */
const INTENT_CUES: ReadonlyMap<string, readonly Cue[]> = new Map([
  ['refund', ['refund']],
  ['cancel', ['cancel']],
  ['complaint', ['complaint', 'angry']],
  ['price', ['price', 'expensive']],
  ['booking', ['booking']],
  ['human', ['human']],
  ['delivery', ['delivery']],
  ['availability', ['available']],
  ['purchase', ['ready']],
  ['thanks', ['thanks']],
  ['stop', ['stop']],
  ['urgent', ['urgent']],
]);

const SIGNAL_CUES: ReadonlyMap<string, readonly Cue[]> = new Map([
  ['asks_price', ['price']],
  ['comparing', ['compare']],
  ['price_objection', ['expensive']],
  ['wants_demo', ['demo']],
  ['complaint', ['complaint', 'angry']],
  ['asks_availability', ['available']],
  ['urgent', ['urgent']],
  ['referral', ['referral']],
  ['repeat_customer', ['repeat']],
  ['thanks', ['thanks']],
  ['cancels', ['cancel']],
]);

/** Share of right answers that such phrases had when read by hand on the development conversations, rounded down. */
const CUE_CONFIDENCE = 0.75;

function firstCue(context: Context, cues: readonly Cue[]): Span | null {
  for (const cue of cues) {
    const span = context.turn.cues.get(cue);
    if (span !== undefined) return span;
  }
  return null;
}

export function readIntents(context: Context): readonly Reading<string>[] {
  if (context.turn.message.direction === 'outbound') return [];
  const intents: Reading<string>[] = [];
  for (const [value, cues] of INTENT_CUES) {
    const span = firstCue(context, cues);
    if (span !== null) intents.push({ value, confidence: CUE_CONFIDENCE, span });
  }
  return intents;
}

/** The workspace's AI signals that can be told by cue phrases or, for `ready_to_buy`, by the buying intent read before. */
export function readSignals(context: Context, buyingIntent: Reading<true> | null): readonly SignalReading[] {
  if (context.turn.message.direction === 'outbound') return [];
  const signals: SignalReading[] = [];
  for (const { id } of context.profile.signals) {
    if (id === 'ready_to_buy' && buyingIntent !== null) {
      signals.push({ id, confidence: buyingIntent.confidence, span: buyingIntent.span });
      continue;
    }
    const span = firstCue(context, SIGNAL_CUES.get(id) ?? []);
    if (span !== null) signals.push({ id, confidence: CUE_CONFIDENCE, span });
  }
  return signals;
}
