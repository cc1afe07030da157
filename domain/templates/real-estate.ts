import { checkInAfterPurchase, commonReviewRules, quoteWithoutAnswer, winBack } from './presets.ts';
import { actionSignal, aiSignals, commonActions, keywordSignal } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** Agents and developers who sell or let property. */
export const realEstate: BusinessTemplate = {
  key: 'real_estate',
  name: 'Real estate',
  description: 'Property for sale or to let: agents, developers, property managers.',
  cues: [
    'real estate',
    'property',
    'properties',
    'apartment',
    'condo',
    'condominium',
    'house for sale',
    'for rent',
    'lease',
    'tenant',
    'landlord',
    'mortgage',
    'square meters',
    'sqm',
    'broker',
    'realtor',
    'viewing',
    'bedroom',
    'bedrooms',
  ],
  characteristics: [
    { key: 'sales', label: 'Sales', icon: 'home-dollar' },
    { key: 'rentals', label: 'Rentals', icon: 'key' },
    { key: 'viewings', label: 'Viewings', icon: 'eye' },
    { key: 'financing', label: 'Financing', icon: 'building-bank' },
  ],
  signals: [
    ...aiSignals({ wants_demo: 30, comparing: 15, asks_availability: 15 }),
    keywordSignal('financing', ['mortgage', 'bank loan', 'pre-approved', 'down payment', 'downpayment', 'cash buyer'], {
      name: 'Has thought about financing',
      category: 'fit',
      points: 20,
      maxCount: 2,
    }),
    actionSignal('viewing_booked', { name: 'Booked a viewing', category: 'intent', points: 25, maxCount: 2 }),
    ...commonActions(),
  ],
  stageCues: {
    inquiry: ['asks for a listing, its price or place', 'says what they look for'],
    comparing: ['asks about neighbourhood, fees or other units', 'wants a viewing'],
    closing: ['makes an offer', 'asks about contract, deposit or financing', 'reserves a unit'],
    in_progress: ['sends documents', 'asks about signing, turnover or moving in'],
    follow_up: ['has moved in', 'reports a repair', 'asks to renew the lease', 'refers a friend'],
  },
  followUpPresets: [
    quoteWithoutAnswer,
    {
      id: 'after_viewing',
      name: 'After the viewing',
      mode: 'approval',
      when: { stage: ['comparing'], silentFor: 'P2D', keywords: ['viewing', 'visit', 'tour'] },
      message: 'Hi! How did you like the place? We can show you others too.',
    },
    checkInAfterPurchase,
    winBack,
  ],
  reviewRules: commonReviewRules,
};
