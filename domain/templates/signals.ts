import type { Signal } from '../settings/scoring.ts';

type Common = Pick<Signal, 'name' | 'category' | 'points'> & Partial<Pick<Signal, 'maxCount' | 'halfLife'>>;

const UNSET = { description: '', keywords: [], action: null, maxCount: null, halfLife: null, enabled: true };

const ai = (description: string, common: Common): Omit<Signal, 'id'> => ({
  ...UNSET,
  ...common,
  kind: 'ai',
  description,
});

/** AI signals that every analyzer knows. The points are a start: a workspace sets its own. */
const AI_SIGNALS = {
  asks_price: ai('Asks what something costs, for a quote, a price list or a fee.', {
    name: 'Asks for a price',
    category: 'intent',
    points: 15,
    maxCount: 3,
  }),
  ready_to_buy: ai('Says that they want to buy, order, book or sign now, or how to pay.', {
    name: 'Ready to buy',
    category: 'intent',
    points: 30,
    maxCount: 2,
  }),
  comparing: ai('Weighs options, asks about alternatives or differences, or names a competitor.', {
    name: 'Compares options',
    category: 'intent',
    points: 10,
    maxCount: 3,
  }),
  price_objection: ai('Finds the price too high, or asks for a discount.', {
    name: 'Objects to the price',
    category: 'intent',
    points: -5,
    maxCount: 3,
  }),
  wants_demo: ai('Wants to see or try it first: a demo, a trial, a viewing, a test drive, a sample.', {
    name: 'Wants a demo',
    category: 'intent',
    points: 20,
    maxCount: 2,
  }),
  complaint: ai('Complains about what they got, how they were treated, or that something does not work.', {
    name: 'Complains',
    category: 'loyalty',
    points: -15,
    maxCount: 3,
  }),
  asks_availability: ai('Asks whether something or some time is available, free or in stock.', {
    name: 'Asks for availability',
    category: 'intent',
    points: 10,
    maxCount: 3,
  }),
  urgent: ai('Needs it soon: today, as soon as possible, by a date that is near.', {
    name: 'Is in a hurry',
    category: 'intent',
    points: 10,
    maxCount: 2,
    halfLife: 'P7D',
  }),
  referral: ai('Was recommended to come, or recommends the business to somebody else.', {
    name: 'Referral',
    category: 'loyalty',
    points: 15,
    maxCount: 2,
  }),
  repeat_customer: ai('Says that they bought or came before, or orders again.', {
    name: 'Returning customer',
    category: 'loyalty',
    points: 20,
    maxCount: 2,
  }),
  thanks: ai('Thanks, or praises what they got.', {
    name: 'Thanks',
    category: 'loyalty',
    points: 5,
    maxCount: 3,
  }),
  cancels: ai('Cancels, wants their money back, or says that they are no longer interested.', {
    name: 'Cancels',
    category: 'intent',
    points: -25,
    maxCount: 2,
  }),
} as const;
export type AiSignalId = keyof typeof AI_SIGNALS;

/** AI signals by id, with the points of this kind of business where they differ. */
export function aiSignals(points: Partial<Record<AiSignalId, number>> = {}): Signal[] {
  const entries = Object.entries(AI_SIGNALS) as [AiSignalId, Omit<Signal, 'id'>][];
  return entries.map(([id, signal]) => ({ id, ...signal, keywords: [], points: points[id] ?? signal.points }));
}

export function keywordSignal(id: string, keywords: readonly string[], common: Common): Signal {
  return { id, ...UNSET, ...common, kind: 'keyword', keywords: [...keywords] };
}

/** A signal for an action; its id is the action's name. */
export function actionSignal(action: string, common: Common): Signal {
  return { id: action, ...UNSET, ...common, kind: 'action', keywords: [], action };
}

/** What business systems commonly send. */
export function commonActions(): Signal[] {
  return [
    actionSignal('booking_attempted', { name: 'Tried to book', category: 'intent', points: 20, maxCount: 2 }),
    actionSignal('form_submitted', { name: 'Sent a form', category: 'engagement', points: 10, maxCount: 3 }),
    actionSignal('booking_confirmed', { name: 'Booked', category: 'loyalty', points: 25, maxCount: 3 }),
    actionSignal('purchase_completed', { name: 'Bought', category: 'loyalty', points: 30, maxCount: 3 }),
    actionSignal('page_viewed', {
      name: 'Looked at a page',
      category: 'engagement',
      points: 1,
      maxCount: 10,
      halfLife: 'P14D',
    }),
  ];
}
