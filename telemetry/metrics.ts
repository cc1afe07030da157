import { Counter, Histogram, Registry } from 'prom-client';

/**
 * What this process counts, for Prometheus: the few numbers that say whether the product does its work. One of a kind in a process,
 * as Prometheus means it. Labels are words of the code and never values: those would be personal, and without number.
 */
export const metrics = new Registry();
const registers = [metrics];

export const messagesAccepted = new Counter({
  name: 'rapport_messages_accepted_total',
  help: 'Messages answered with a promise to keep them. outcome: accepted, duplicate, erased, message_id_reused',
  labelNames: ['channel', 'outcome'],
  registers,
});

/** Seconds; the product's own promises (0.3 s, 1.5 s) are among the bounds. */
export const BOUNDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 1.5, 3, 10, 60, 600];

export const decisionLag = new Histogram({
  name: 'rapport_decision_lag_seconds',
  help: 'Time from the newest fact of a contact being accepted to the judgement that knows of it',
  buckets: BOUNDS,
  registers,
});

export const activityDuration = new Histogram({
  name: 'rapport_activity_duration_seconds',
  help: 'Time of one attempt of an activity. outcome: done, failed',
  labelNames: ['activity', 'outcome'],
  buckets: BOUNDS,
  registers,
});

export const sends = new Counter({
  name: 'rapport_sends_total',
  help: 'Messages handed to a channel. outcome: sent, failed, tried_again_later, unconfirmed',
  labelNames: ['channel', 'outcome'],
  registers,
});

export const gateRefusals = new Counter({
  name: 'rapport_gate_refusals_total',
  help: 'Follow-ups that were due and did not pass the gate, by each reason',
  labelNames: ['reason'],
  registers,
});

export const messagesRead = new Counter({
  name: 'rapport_messages_read_total',
  help: 'Messages read, by who read them. provisional: the local analyzer stood in for a model',
  labelNames: ['provider', 'provisional'],
  registers,
});

export const modelTokens = new Counter({
  name: 'rapport_model_tokens_total',
  help: 'Tokens that the model was paid for. kind: input, output',
  labelNames: ['kind'],
  registers,
});

export const modelCost = new Counter({
  name: 'rapport_model_cost_usd_total',
  help: 'US dollars that the model has cost, where its price is known',
  registers,
});
