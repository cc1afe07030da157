import type { Reading } from '../analysis.ts';
import type { MessageFact, StoredReading } from '../facts.ts';
import { REMEMBERED } from './contact-state.ts';
import { isRuleSign } from './conversation-state.ts';
import type { SignMark, SignTrail } from './conversation-state.ts';
import { SURE } from './thresholds.ts';

type Found = Pick<SignMark, 'span' | 'confidence'> & { readonly sign: string };

/**
 * The signs of one more live message, each once. Of the business's own messages only keywords count: a rule such as
 * "quote sent, no answer" asks for what the business said.
 */
export function withSigns(
  trails: readonly SignTrail[],
  fact: MessageFact,
  reading: StoredReading,
): readonly SignTrail[] {
  if (fact.backfill) return trails;
  const found = [...(fact.direction === 'inbound' ? heard(reading) : []), ...keywords(reading)];
  const once = new Map(found.toReversed().map((each) => [each.sign, each]));
  const { messageId, at, conversationId } = fact;
  return [...once.values()].reduce(
    (after, { sign, ...how }) => withMark(after, sign, conversationId, { messageId, at, ...how }),
    trails,
  );
}

function heard({ frustration, needsHuman, buyingIntent, intents }: StoredReading): Found[] {
  return [
    ...(frustration >= SURE ? [{ sign: 'frustration', span: null, confidence: frustration }] : []),
    ...ifSure('needs_human', needsHuman),
    ...ifSure('buying_intent', buyingIntent),
    ...intents.flatMap((intent) => ifSure(intentSign(intent.value), intent)),
  ];
}

/** The sign of an intent by name. */
export function intentSign(name: string): string {
  return `intent/${name}`;
}

function ifSure(sign: string, reading: Reading<unknown> | null): Found[] {
  if (reading === null || reading.confidence < SURE) return [];
  return [{ sign, span: reading.span, confidence: reading.confidence }];
}

function keywords({ keywordHits }: StoredReading): Found[] {
  return keywordHits
    .filter(({ signalId }) => isRuleSign(signalId))
    .map(({ signalId, span }) => ({ sign: signalId, span, confidence: 1 }));
}

function withMark(
  trails: readonly SignTrail[],
  sign: string,
  conversationId: string,
  mark: SignMark,
): readonly SignTrail[] {
  const isIt = (trail: SignTrail): boolean => trail.sign === sign && trail.conversationId === conversationId;
  const recent = [...(trails.find(isIt)?.recent ?? []), mark].slice(-REMEMBERED.marksPerSign);
  return [...trails.filter((trail) => !isIt(trail)), { sign, conversationId, recent }].slice(-REMEMBERED.signs);
}
