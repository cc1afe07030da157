import { abandonedBooking, checkInAfterPurchase, commonReviewRules, quoteWithoutAnswer, winBack } from './presets.ts';
import { aiSignals, commonActions, keywordSignal } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** Agencies, tours, transfers. */
export const travel: BusinessTemplate = {
  key: 'travel',
  name: 'Travel and tours',
  description: 'Trips: travel agencies, tours, transfers, tickets.',
  cues: [
    'travel',
    'tour',
    'tours',
    'trip',
    'trips',
    'itinerary',
    'flight',
    'flights',
    'airport',
    'transfer',
    'island hopping',
    'travel agency',
    'visa',
    'package tour',
    'tour guide',
    'ferry',
    'cruise',
    'excursion',
  ],
  characteristics: [
    { key: 'packages', label: 'Packages', icon: 'luggage' },
    { key: 'flights', label: 'Flights', icon: 'plane' },
    { key: 'transfers', label: 'Transfers', icon: 'bus' },
    { key: 'groups', label: 'Groups', icon: 'users-group' },
  ],
  signals: [
    ...aiSignals({ asks_availability: 20, comparing: 15 }),
    keywordSignal('travel_party', ['family of', 'group of', 'honeymoon', 'adults', 'children', 'company outing'], {
      name: 'Says who travels',
      category: 'fit',
      points: 10,
      maxCount: 2,
    }),
    ...commonActions(),
  ],
  stageCues: {
    inquiry: ['asks for destinations, dates or prices', 'asks what a package includes'],
    comparing: ['compares packages or agencies', 'asks for another date or a cheaper option'],
    closing: ['gives travellers and dates', 'asks how to pay the deposit', 'wants to book'],
    in_progress: ['sends passports', 'asks for tickets, vouchers or pick-up time', 'is on the trip'],
    follow_up: ['thanks after the trip', 'asks for a refund', 'plans the next trip'],
  },
  followUpPresets: [quoteWithoutAnswer, abandonedBooking, checkInAfterPurchase, winBack],
  reviewRules: [
    ...commonReviewRules,
    {
      id: 'stranded',
      name: 'Trouble on the trip',
      intents: ['emergency'],
      keywords: ['stranded', 'missed flight', 'flight cancelled', 'flight canceled', 'lost passport', 'hospital'],
    },
  ],
};
