import {
  abandonedBooking,
  checkInAfterPurchase,
  commonReviewRules,
  quoteWithoutAnswer,
  renewal,
  winBack,
} from './presets.ts';
import { aiSignals, commonActions, keywordSignal } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** Trades, agencies, consultants: work that is quoted and then done. */
export const services: BusinessTemplate = {
  key: 'services',
  name: 'Services',
  description: 'Work that is quoted and then done: trades, repairs, cleaning, agencies, consultants, software.',
  cues: [
    'service',
    'services',
    'repair',
    'repairs',
    'cleaning',
    'plumber',
    'electrician',
    'contractor',
    'installation',
    'consulting',
    'consultant',
    'agency',
    'quotation',
    'estimate',
    'project',
    'maintenance',
    'software',
    'design',
    'law firm',
    'accounting',
  ],
  characteristics: [
    { key: 'quotes', label: 'Quotes', icon: 'file-invoice' },
    { key: 'on_site', label: 'Work on site', icon: 'tool' },
    { key: 'remote', label: 'Remote', icon: 'device-laptop' },
    { key: 'contracts', label: 'Contracts', icon: 'signature' },
  ],
  signals: [
    ...aiSignals({ wants_demo: 25, comparing: 15, urgent: 15 }),
    keywordSignal('budget', ['budget', 'proposal', 'contract', 'retainer', 'scope of work', 'purchase order'], {
      name: 'Talks about budget or contract',
      category: 'fit',
      points: 15,
      maxCount: 2,
    }),
    ...commonActions(),
  ],
  stageCues: {
    inquiry: ['describes a problem', 'asks whether the business does such work', 'asks for rates'],
    comparing: ['asks for references or what is included', 'has other quotes', 'asks for a demo'],
    closing: ['accepts the quote', 'negotiates terms', 'asks when work can start'],
    in_progress: ['asks how far the work is', 'sends material or access', 'agrees on a visit'],
    follow_up: ['thanks for the work', 'reports a defect', 'asks for another job or a renewal'],
  },
  followUpPresets: [quoteWithoutAnswer, abandonedBooking, checkInAfterPurchase, winBack, renewal],
  reviewRules: commonReviewRules,
};
