import { abandonedOrder, checkInAfterPurchase, commonReviewRules, winBack } from './presets.ts';
import { aiSignals, commonActions, keywordSignal } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** Food, groceries, flowers, parcels: things brought to a door. */
export const delivery: BusinessTemplate = {
  key: 'delivery',
  name: 'Delivery',
  description: 'Orders are brought to the customer: food, groceries, flowers, water, parcels.',
  cues: [
    'delivery',
    'deliver',
    'courier',
    'rider',
    'takeaway',
    'takeout',
    'pizza',
    'groceries',
    'flowers',
    'bouquet',
    'parcel',
    'shipping',
    'delivery fee',
    'catering',
    'meal',
    'meals',
    'order online',
    'same day',
  ],
  characteristics: [
    { key: 'same_day', label: 'Same day', icon: 'clock-bolt' },
    { key: 'delivery_area', label: 'Delivery area', icon: 'map-pin' },
    { key: 'cash_on_delivery', label: 'Cash on delivery', icon: 'cash-banknote' },
    { key: 'subscriptions', label: 'Standing orders', icon: 'repeat' },
  ],
  signals: [
    ...aiSignals({ urgent: 15, comparing: 5, wants_demo: 5 }),
    keywordSignal('standing_order', ['every week', 'weekly', 'every day', 'monthly', 'subscription', 'catering'], {
      name: 'Wants a standing order',
      category: 'fit',
      points: 20,
      maxCount: 1,
    }),
    ...commonActions(),
  ],
  stageCues: {
    inquiry: ['asks for the menu or the range', 'asks whether their area is served', 'asks for the delivery fee'],
    comparing: ['asks about portions, bundles or differences', 'asks for promotions'],
    closing: ['names what and how many', 'gives an address', 'asks to pay'],
    in_progress: ['asks where the order is', 'corrects the address', 'waits for the rider'],
    follow_up: ['thanks or complains about what came', 'something was missing', 'orders the same again'],
  },
  followUpPresets: [
    abandonedOrder,
    checkInAfterPurchase,
    {
      id: 'reorder',
      name: 'Order again',
      mode: 'approval',
      when: { status: ['converted'], silentFor: 'P14D' },
      message: 'Hi! Would you like the same as last time?',
    },
    winBack,
  ],
  reviewRules: [
    ...commonReviewRules,
    {
      id: 'not_arrived',
      name: 'Did not arrive',
      intents: ['not_arrived'],
      keywords: ['never arrived', 'not arrived', 'still waiting', 'missing item', 'wrong order', 'food poisoning'],
    },
  ],
};
