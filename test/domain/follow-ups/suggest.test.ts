import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSuggestion } from '../../../domain/follow-ups/check/check-suggestion.ts';
import { OPEN_POINTS } from '../../../domain/follow-ups/contract.ts';
import { SUGGESTED_LANGUAGES } from '../../../domain/follow-ups/suggest/phrases.ts';
import { languageFor, suggestMessage } from '../../../domain/follow-ups/suggest/suggest.ts';
import { TONES } from '../../../domain/settings/tone.ts';
import { TEMPLATE_KEYS } from '../../../domain/templates.ts';

const order = {
  openPoint: 'our_question',
  attempt: 1,
  languages: ['en'],
  businessType: 'appointments',
  tone: 'friendly',
} as const;

describe('every template', () => {
  test.each(SUGGESTED_LANGUAGES)('%s: holds no number, price, date, link or promise, and no gap', (language) => {
    const texts = OPEN_POINTS.flatMap((openPoint) =>
      TEMPLATE_KEYS.flatMap((businessType) =>
        [1, 2].flatMap((attempt) =>
          TONES.map((tone) =>
            suggestMessage({ openPoint, attempt, languages: [language], businessType, tone, name: 'Ana Reyes' }),
          ),
        ),
      ),
    );
    for (const text of texts) {
      expect(checkSuggestion(text, []), text).toEqual({ ok: true });
      expect(text).toContain('Ana');
      expect(text).not.toMatch(/Reyes|undefined|null|\$\{| {2}/);
    }
    // One text for each point and one for later attempts, for each kind of business, in each tone.
    const points = OPEN_POINTS.length + 1;
    expect(new Set(texts).size).toBe(points * TEMPLATE_KEYS.length * TONES.length);
  });
});

test.each([
  [['fil', 'en'], 'fil'],
  [[null, 'es-MX'], 'es'],
  [['tl'], 'fil'],
  [['ja', 'pt-BR'], 'pt'],
  [['ja', null], 'en'],
  [[], 'en'],
  [['__proto__', 'constructor'], 'en'],
])('%j is written in %s', (tags, language) => {
  expect(languageFor(tags)).toBe(language);
});

test.each([
  ['Ana Reyes', 'Hi Ana!'],
  ['  José  María ', 'Hi José!'],
  ['สมชาย', 'Hi สมชาย!'],
  [null, 'Hi!'],
  ['', 'Hi!'],
  ['www.cheap-pills.example', 'Hi!'],
  ['50%', 'Hi!'],
  ['A', 'Hi!'],
  ['x'.repeat(60), 'Hi!'],
])('greets %j by %j', (name, greeting) => {
  expect(suggestMessage({ ...order, name }).startsWith(`${greeting} We asked`)).toBe(true);
});

/** Mostly names, or nearly: what is no name at all is left out, and nothing is tried. */
const nearlyName = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('Ana', 'José', 'สมชาย', 'Nguyễn', 'shop', 'example', 'www', 'pesos', 'PHP'),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('.', '-', '’', '@', '/', '%', '$', '₱', '٥', '5', '½', ':', '\u200b', ' '),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }) },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));

test('whatever is taken for a name, nothing of it is taken for a number, price or link', () => {
  let greeted = 0;
  fc.assert(
    fc.property(nearlyName, (name) => {
      const text = suggestMessage({ ...order, name });
      greeted += Number(!text.startsWith('Hi!'));
      const result = checkSuggestion(text, []);
      const what = result.ok ? [] : result.refusals.map((refusal) => refusal.what);
      expect(what.filter((kind) => kind === 'link' || kind === 'number' || kind === 'price')).toEqual([]);
    }),
    { numRuns: 500 },
  );
  expect(greeted).toBeGreaterThan(100);
});

test("a rule's own message is its first attempt, word for word; later ones do not repeat it", () => {
  const ruleMessage = 'Your 10% voucher: https://example.com/v';
  const rule = { ...order, openPoint: 'rule', ruleMessage } as const;
  expect(suggestMessage(rule)).toBe(ruleMessage);
  expect(suggestMessage({ ...rule, attempt: 2 })).toBe(suggestMessage({ ...order, attempt: 2 }));
  expect(suggestMessage({ ...rule, ruleMessage: ' ' })).toBe(suggestMessage({ ...order, openPoint: 'rule' }));
});
