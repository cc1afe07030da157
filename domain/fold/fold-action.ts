import type { ActionFact } from '../facts.ts';
import { CONVERTING_ACTIONS } from '../vocabulary.ts';
import type { ContactState } from './contact-state.ts';
import { withConversion } from './conversions.ts';
import { withHit } from './hits.ts';
import { stageAfterAction } from './journey.ts';
import { engineMoved } from './stage.ts';
import { withPromisesAfterDeal } from './promises.ts';
import { INTENT_ACTIONS } from './thresholds.ts';

/**
 * An action of the contact, as the business sent it. An attempt to book shows buying intent; a purchase or booking
 * converts.
 */
export function foldAction(state: ContactState, fact: ActionFact): ContactState {
  const { at, actionRef, action } = fact;
  const done = { at, confidence: 1, actionRef };
  const stage = stageAfterAction(fact);
  const converts = CONVERTING_ACTIONS.includes(action);
  return {
    ...state,
    counts: { ...state.counts, actions: state.counts.actions + 1 },
    lastAction: { at, actionRef },
    hits: withHit(state.hits, 'action', action, done),
    stage: stage === null ? state.stage : engineMoved(state.stage, stage),
    conversions: converts ? withConversion(state.conversions, done) : state.conversions,
    buyingIntent: INTENT_ACTIONS.includes(action) ? done : state.buyingIntent,
    conversations: converts
      ? { ...state.conversations, ...withPromisesAfterDeal(state.conversations, fact) }
      : state.conversations,
  };
}
