import { commonPresets, commonReviewRules } from './presets.ts';
import { aiSignals, commonActions } from './signals.ts';
import type { BusinessTemplate } from './template.ts';

/** For any business: what a new workspace starts with. */
export const generic: BusinessTemplate = {
  key: 'generic',
  name: 'Any business',
  description: 'A start that suits most businesses.',
  cues: [],
  characteristics: [
    { key: 'answers_questions', label: 'Answers questions', icon: 'message-question' },
    { key: 'quotes', label: 'Gives quotes', icon: 'file-invoice' },
  ],
  signals: [...aiSignals(), ...commonActions()],
  stageCues: {
    inquiry: ['asks what is offered', 'asks for opening hours, place or price', 'asks how it works'],
    comparing: ['asks about differences', 'names an alternative', 'asks what is included'],
    closing: ['wants to order or book', 'asks how to pay', 'negotiates price or terms'],
    in_progress: ['asks when it comes', 'sends details for the order', 'changes a confirmed date'],
    follow_up: ['thanks for what they got', 'asks for help with what they bought', 'comes back'],
  },
  followUpPresets: commonPresets,
  reviewRules: commonReviewRules,
};
