import type { ActionFact, MessageFact, StoredReading } from '../facts.ts';
import type { ReasonParams } from '../judgement.ts';
import { CONVERTING_ACTIONS, STAGES } from '../vocabulary.ts';
import type { Stage } from '../vocabulary.ts';
import type { ContactState, Happening, StageSpell } from './contact-state.ts';
import { AFTER_SALE_SIGNS, INTENT_ACTIONS, SAME_SITTING_MS, SURE, SURE_OF_GOING_BACK } from './thresholds.ts';

/**
 * Where a message takes the engine's own stage; null leaves it. In this order, the first that holds:
 *
 * 1. A deal confirmed, whoever says so: In Progress.
 * 2. The contact speaks from a stage, surely enough ({@link SURE}; backwards {@link SURE_OF_GOING_BACK}): that stage.
 *    But right after a deal, what sounds like asking or buying is still about that deal.
 * 3. In Progress, the contact speaks as somebody who was served ({@link AFTER_SALE_SIGNS}, frustration), or thanks in a
 *    later sitting: Follow-up.
 */
export function stageAfterMessage(state: ContactState, fact: MessageFact, reading: StoredReading): StageSpell | null {
  const { conversion, stage } = reading;
  const evidence = { at: fact.at, messageId: fact.messageId };
  if (conversion !== null && conversion.confidence >= SURE) {
    const why = { ...evidence, ...(conversion.span === null ? {} : { span: conversion.span }) };
    return spell('in_progress', 'stage.conversion', conversion.confidence, why, { what: conversion.value });
  }
  if (fact.direction !== 'inbound') return null;
  if (stage !== null && moves(state, fact.at, stage)) {
    const why = { ...evidence, ...(stage.span === null ? {} : { span: stage.span }) };
    return spell(stage.value, 'stage.read', stage.confidence, why, { stage: stage.value });
  }
  const surelyInProgress = stage?.value === 'in_progress' && stage.confidence >= SURE;
  if (state.stage.engine.stage !== 'in_progress' || surelyInProgress) return null;
  const confidence = afterSale(state, fact.at, reading);
  return confidence === null ? null : spell('follow_up', 'stage.after_sale', confidence, evidence, {});
}

/** Where an action takes it: a purchase or booking to In Progress, an attempt to Closing. */
export function stageAfterAction(fact: ActionFact): StageSpell | null {
  const evidence = { at: fact.at, actionRef: fact.actionRef };
  const params = { action: fact.action };
  if (CONVERTING_ACTIONS.includes(fact.action)) return spell('in_progress', 'stage.action', 1, evidence, params);
  if (INTENT_ACTIONS.includes(fact.action)) return spell('closing', 'stage.action', 1, evidence, params);
  return null;
}

function moves(state: ContactState, at: string, read: NonNullable<StoredReading['stage']>): boolean {
  const from = state.stage.engine.stage;
  const back = STAGES.indexOf(read.value) < STAGES.indexOf(from);
  if (read.confidence < (back ? SURE_OF_GOING_BACK : SURE)) return false;
  const deal = state.conversions?.last.at;
  return !(back && from === 'in_progress' && deal !== undefined && inOneSitting(deal, at));
}

function afterSale(state: ContactState, at: string, reading: StoredReading): number | null {
  const signs = [
    ...reading.signals.map(({ id, confidence }) => ({ name: id, confidence })),
    ...reading.intents.map(({ value, confidence }) => ({ name: value, confidence })),
  ];
  const later = !inOneSitting(state.conversions?.last.at ?? state.stage.engine.since, at);
  const confidences = signs
    .filter(({ name }) => AFTER_SALE_SIGNS.has(name) || (name === 'thanks' && later))
    .map(({ confidence }) => confidence);
  const best = Math.max(reading.frustration, ...confidences);
  return best >= SURE ? best : null;
}

function inOneSitting(from: string, to: string): boolean {
  return Date.parse(to) - Date.parse(from) < SAME_SITTING_MS;
}

function spell(
  stage: Stage,
  rule: StageSpell['rule'],
  confidence: number,
  { at, ...evidence }: Happening,
  params: ReasonParams,
): StageSpell {
  return { stage, since: at, confidence, rule, params, evidence: [evidence] };
}
