import type { FieldReading } from '../analysis.ts';
import type { MessageFact, StoredReading } from '../facts.ts';
import type { DetectedField, DetectedFields } from '../judgement.ts';
import { REMEMBERED } from './contact-state.ts';
import type { ContactState, SureHappening } from './contact-state.ts';
import { withConversion } from './conversions.ts';
import { withSignalsOf } from './hits.ts';
import { stageAfterMessage } from './journey.ts';
import { withPromisesOf } from './promises.ts';
import { withSigns } from './signs.ts';
import { engineMoved } from './stage.ts';
import { SURE } from './thresholds.ts';
import { turnOf, withTurn } from './turns.ts';

/**
 * A message counts even when it was deleted on its channel; what it says counts only while it stands and has been read.
 */
export function foldMessage(state: ContactState, fact: MessageFact): ContactState {
  const counted = withConversations(withCount(state, fact), fact);
  if (fact.deleted || fact.reading === null) return counted;
  const { reading } = fact;
  const heard = fact.direction === 'inbound' ? withWords(counted, fact, reading) : counted;
  const stage = stageAfterMessage(heard, fact, reading);
  const moved = stage === null ? heard : { ...heard, stage: engineMoved(heard.stage, stage) };
  // After the stage, which asks for deals before this message.
  const conversion = happening(fact, reading.conversion);
  return conversion === null ? moved : { ...moved, conversions: withConversion(moved.conversions, conversion) };
}

function withCount(state: ContactState, { at, messageId, direction }: MessageFact): ContactState {
  const counts = { ...state.counts, [direction]: state.counts[direction] + 1 };
  const last = { at, messageId };
  return direction === 'inbound' ? { ...state, counts, lastInbound: last } : { ...state, counts, lastOutbound: last };
}

/** What it means for promises, turns and signs. Promises first: they ask how the conversation stood before. */
function withConversations(state: ContactState, fact: MessageFact): ContactState {
  const { conversations } = state;
  const turns = withTurn(conversations.turns, fact);
  const { reading } = fact;
  if (fact.deleted || reading === null) return { ...state, conversations: { ...conversations, turns } };
  const before = turnOf(conversations.turns, fact.conversationId);
  const { promises, kept } = withPromisesOf(conversations, before, fact, reading);
  return { ...state, conversations: { promises, kept, turns, signs: withSigns(conversations.signs, fact, reading) } };
}

/** What the contact's own words say; the business's words are no evidence of how a customer feels or what they want. */
function withWords(state: ContactState, fact: MessageFact, reading: StoredReading): ContactState {
  const { messageId } = fact;
  const { sentiment, frustration } = reading;
  const sentiments =
    sentiment === null
      ? state.sentiments
      : [...state.sentiments, { messageId, ...sentiment }].slice(-REMEMBERED.sentiments);
  return {
    ...state,
    sentiments,
    frustrations: [...state.frustrations, { messageId, probability: frustration }].slice(-REMEMBERED.frustrations),
    buyingIntent: happening(fact, reading.buyingIntent) ?? state.buyingIntent,
    hits: withSignalsOf(state.hits, fact, reading),
    detected: reading.fields.reduce((detected, field) => withField(detected, fact, field), state.detected),
  };
}

/** The surest reading of a detail wins, the later of equally sure ones. */
function withField(detected: DetectedFields, { messageId }: MessageFact, reading: FieldReading): DetectedFields {
  const { field, value, confidence, span } = reading;
  const best: DetectedField | null = detected[field];
  if (confidence < SURE || (best !== null && best.confidence > confidence)) return detected;
  return { ...detected, [field]: { value, confidence, messageId, span } };
}

function happening(
  fact: MessageFact,
  read: StoredReading['conversion'] | StoredReading['buyingIntent'],
): SureHappening | null {
  if (read === null || read.confidence < SURE) return null;
  const { confidence, span } = read;
  return { at: fact.at, confidence, messageId: fact.messageId, ...(span === null ? {} : { span }) };
}
