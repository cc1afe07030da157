import { describe, expect, test } from 'vitest';
import { checkSuggestion } from '../../domain/follow-ups/check/check-suggestion.ts';
import { settingsSchema } from '../../domain/settings.ts';
import { listTemplates, TEMPLATE_KEYS, templateByKey } from '../../domain/templates.ts';
import { STAGES } from '../../domain/vocabulary.ts';

const { review, followUps, leadScoring, businessProfile } = settingsSchema.shape;

test('there is one template for each key, the generic one first', () => {
  expect(listTemplates().map(({ key }) => key)).toEqual(TEMPLATE_KEYS);
  expect(templateByKey('real_estate').name).toBe('Real estate');
});

describe.each(listTemplates().map((template) => [template.key, template] as const))('%s', (key, template) => {
  test('brings what settings can take', () => {
    expect(leadScoring.shape.signals.safeParse(template.signals).error).toBeUndefined();
    expect(review.shape.rules.safeParse(template.reviewRules).error).toBeUndefined();
    expect(followUps.shape.custom.safeParse(template.followUpPresets).error).toBeUndefined();
    const characteristics = template.characteristics.map((characteristic) => characteristic.key);
    expect(businessProfile.shape.characteristics.safeParse(characteristics).error).toBeUndefined();
  });

  test('uses no id twice', () => {
    for (const list of [template.signals, template.followUpPresets, template.reviewRules]) {
      const ids = list.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('offers follow-ups for a deal left unfinished, after it, and for those who stay away', () => {
    const conditions = template.followUpPresets.map(({ when }) => when);
    expect(
      conditions.some(({ stage, silentFor }) => stage?.includes('closing') === true && silentFor !== undefined),
    ).toBe(true);
    expect(conditions.some(({ status }) => status?.includes('converted'))).toBe(true);
    expect(conditions.some(({ status }) => status?.includes('churned'))).toBe(true);
    for (const { mode, message } of template.followUpPresets) {
      expect(mode).toBe('approval');
      expect(checkSuggestion(message, []).ok || /\bfour weeks\b/.test(message), message).toBe(true);
    }
  });

  test('tells the stages apart, and itself from other kinds of business', () => {
    expect(STAGES.filter((stage) => template.stageCues[stage].length < 2)).toEqual([]);
    expect(template.cues.length >= 10 || key === 'generic').toBe(true);
    expect(template.characteristics.every(({ icon }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(icon))).toBe(true);
  });
});
