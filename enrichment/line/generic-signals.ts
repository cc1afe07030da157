import type { SignalDefinition } from '../analyzer.ts';

/** The signals of a workspace that has changed none: what a line without a workspace is read for. */
export const GENERIC_SIGNALS: readonly SignalDefinition[] = [
  { id: 'asks_price', name: 'Asks for a price', description: 'Asks what something costs, for a quote or a discount' },
  {
    id: 'ready_to_buy',
    name: 'Ready to buy',
    description: 'Says that they want to buy, order or book, or accepts an offer',
  },
  { id: 'comparing', name: 'Compares', description: 'Weighs alternatives, or asks how offers differ' },
  { id: 'price_objection', name: 'Objects to the price', description: 'Finds it too expensive, or bargains' },
  { id: 'wants_demo', name: 'Wants a demo', description: 'Asks for a demonstration, a trial or a sample' },
  { id: 'complaint', name: 'Complains', description: 'Is dissatisfied with a product, a service or an answer' },
  {
    id: 'asks_availability',
    name: 'Asks what is available',
    description: 'Asks whether something is in stock or a time is free',
  },
  { id: 'urgent', name: 'Urgent', description: 'Needs it soon' },
  { id: 'referral', name: 'Was referred', description: 'Was told about the business by somebody' },
  { id: 'repeat_customer', name: 'Repeat customer', description: 'Has bought or booked before' },
  { id: 'thanks', name: 'Thanks', description: 'Thanks the business' },
  { id: 'cancels', name: 'Cancels', description: 'Wants to cancel or call off' },
];
