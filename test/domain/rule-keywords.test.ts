import { expect, test } from 'vitest';
import { findKeywords } from '../../domain/keywords.ts';
import { ruleKeywords } from '../../domain/rule-keywords.ts';
import { settingsSchema } from '../../domain/settings.ts';
import { SETTINGS } from './support/facts.ts';

const settings = settingsSchema.parse({
  ...SETTINGS,
  followUps: {
    ...SETTINGS.followUps,
    custom: [
      { id: 'quote', name: 'Quote', when: { keywords: ['quote'] } },
      { id: 'off', name: 'Off', mode: 'off', when: { keywords: ['quote'] } },
      { id: 'silent', name: 'Silent', when: { silentFor: 'P2D' } },
    ],
  },
  review: { ...SETTINGS.review, rules: [{ id: 'refund', name: 'Refund', keywords: ['money back', 'quote'] }] },
});

test('custom rules hear both sides, review rules the customer alone', () => {
  const hits = (direction: 'inbound' | 'outbound') =>
    findKeywords('Your quote', ruleKeywords(settings, direction)).map(({ signalId }) => signalId);
  expect(hits('inbound')).toEqual(['custom/quote', 'review/refund']);
  expect(hits('outbound')).toEqual(['custom/quote']);
});

test('no id of a signal can pass for one of a rule', () => {
  const signal = { ...SETTINGS.leadScoring.signals[0], id: 'custom/quote' };
  const leadScoring = { ...SETTINGS.leadScoring, signals: [signal] };
  expect(settingsSchema.safeParse({ ...SETTINGS, leadScoring }).success).toBe(false);
});
