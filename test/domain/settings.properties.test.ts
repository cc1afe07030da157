import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applySettingsPatch, settingsSchema } from '../../domain/settings.ts';
import { SETTINGS } from './support/facts.ts';
import { settingsPatch } from './support/patches.ts';

/** Any JSON under keys of the document, so that most patches get past the first look. */
const junk = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 2 }),
    fc.dictionary(
      fc.constantFrom(
        'status',
        'leadScoring',
        'weights',
        'grades',
        'signals',
        'A',
        'followUps',
        'locale',
        'intent',
        'constructor',
      ),
      tie('node'),
    ),
  ),
})).node;

test('no patch whatsoever makes an invalid document, or touches the one it is applied to', () => {
  const before = structuredClone(SETTINGS);
  fc.assert(
    fc.property(fc.oneof(junk, settingsPatch), (patch) => {
      const result = applySettingsPatch(SETTINGS, patch);
      if (result.ok) {
        expect(settingsSchema.safeParse(result.settings).success).toBe(true);
        // What is valid stays as it is: applying nothing to it changes nothing.
        expect(applySettingsPatch(result.settings, {})).toEqual(result);
      } else {
        expect(result.errors.length).toBeGreaterThan(0);
      }
      expect(Object.getPrototypeOf(SETTINGS.leadScoring.weights)).toBe(Object.prototype);
    }),
    { numRuns: 500 },
  );
  expect(SETTINGS).toEqual(before);
});

test('patches made to be good are taken', () => {
  fc.assert(
    fc.property(settingsPatch, (patch) => {
      expect(applySettingsPatch(SETTINGS, patch)).toMatchObject({ ok: true });
    }),
  );
});
