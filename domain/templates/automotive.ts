import {
  abandonedBooking,
  checkInAfterPurchase,
  commonReviewRules,
  quoteWithoutAnswer,
  renewal,
  winBack,
} from './presets.ts';
import { actionSignal, aiSignals, commonActions, keywordSignal } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** Dealers, rentals and workshops. */
export const automotive: BusinessTemplate = {
  key: 'automotive',
  name: 'Cars and motorcycles',
  description: 'Vehicles sold, rented or repaired: dealers, car rentals, workshops.',
  cues: [
    'car',
    'cars',
    'vehicle',
    'vehicles',
    'dealer',
    'dealership',
    'test drive',
    'motorcycle',
    'mileage',
    'trade-in',
    'workshop',
    'oil change',
    'tires',
    'tyres',
    'car rental',
    'rent a car',
    'garage',
    'mechanic',
  ],
  characteristics: [
    { key: 'sales', label: 'Sales', icon: 'car' },
    { key: 'test_drives', label: 'Test drives', icon: 'steering-wheel' },
    { key: 'workshop', label: 'Workshop', icon: 'engine' },
    { key: 'rental', label: 'Rental', icon: 'key' },
  ],
  signals: [
    ...aiSignals({ wants_demo: 30, comparing: 15 }),
    keywordSignal('trade_in', ['trade in', 'trade-in', 'down payment', 'monthly payment', 'financing', 'installment'], {
      name: 'Talks about trade-in or financing',
      category: 'fit',
      points: 20,
      maxCount: 2,
    }),
    actionSignal('test_drive_booked', { name: 'Booked a test drive', category: 'intent', points: 25, maxCount: 2 }),
    ...commonActions(),
  ],
  stageCues: {
    inquiry: ['asks for a model, a price or a repair', 'asks whether it is available'],
    comparing: ['compares models or offers', 'asks for a test drive', 'asks about consumption or warranty'],
    closing: ['negotiates the price', 'asks about financing or trade-in', 'reserves it', 'books the workshop'],
    in_progress: ['asks when it is ready', 'sends documents', 'asks about pick-up'],
    follow_up: ['thanks', 'asks for the next service', 'has a warranty case'],
  },
  followUpPresets: [
    quoteWithoutAnswer,
    abandonedBooking,
    {
      id: 'next_service',
      name: 'Time for the next service',
      mode: 'approval',
      when: { status: ['converted', 'churned'], silentFor: 'P180D' },
      message: 'Hi! It may be time for the next service. Shall we book it?',
    },
    checkInAfterPurchase,
    winBack,
    renewal,
  ],
  reviewRules: commonReviewRules,
};
