import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownFields } from '../../domain/facts.ts';
import { judge } from '../../domain/judge.ts';
import { analysisChanges, previewChanges } from '../../domain/preview.ts';
import { applySettingsPatch, type Settings } from '../../domain/settings.ts';
import { action, day, message, NOTHING_KNOWN, SETTINGS, stateOf, withSignals, withStatus } from './support/facts.ts';
import { settingsPatch } from './support/patches.ts';
import { anyFacts } from './support/stories.ts';

const now = day(30);
const contact = fc.record({
  contactId: fc.uuid(),
  state: anyFacts.map(stateOf),
  known: fc.record({
    name: fc.boolean(),
    email: fc.boolean(),
    phone: fc.boolean(),
    company: fc.boolean(),
    timeZone: fc.boolean(),
  }),
});

/** What the API shows of a contact, put together anew. */
function row(state: ReturnType<typeof stateOf>, known: KnownFields, settings: Settings): unknown[] {
  const { status, stage, leadScore, grade, sentiment, vip, atRisk, completeness } = judge({
    state,
    known,
    settings,
    now,
  });
  return [
    status.value,
    stage.value,
    leadScore.value,
    grade,
    sentiment?.value,
    sentiment?.score,
    vip,
    atRisk,
    completeness,
  ];
}

test('names exactly the contacts whose row will change', () => {
  fc.assert(
    fc.property(fc.array(contact, { maxLength: 12 }), settingsPatch, (contacts, patch) => {
      const result = applySettingsPatch(SETTINGS, patch);
      if (!result.ok) throw new Error('a patch of the tests was refused');
      const changed = contacts
        .filter(
          ({ state, known }) => String(row(state, known, SETTINGS)) !== String(row(state, known, result.settings)),
        )
        .map(({ contactId }) => contactId);
      const preview = previewChanges(contacts, SETTINGS, result.settings, now, 100);
      expect(preview.sample.map(({ contactId }) => contactId)).toEqual(changed);
      expect(preview).toMatchObject({ judged: contacts.length, changed: changed.length });
      const counted = preview.sample.flatMap(({ changes }) => changes);
      expect(Object.values(preview.byChange).reduce((sum, count) => sum + count, 0)).toBe(counted.length);
    }),
  );
});

test('counts by what changes, and shows some', () => {
  const people = ['a', 'b', 'c'].map((contactId, index) => ({
    contactId,
    state: stateOf([message(day(28 - index))]),
    known: NOTHING_KNOWN,
  }));
  const preview = previewChanges(people, SETTINGS, withStatus({ inactiveAfter: 'P3D' }), now, 1);
  expect(preview).toEqual({
    judged: 3,
    changed: 2,
    byChange: { status: 2 },
    sample: [{ contactId: 'b', changes: [{ what: 'status', before: 'new', after: 'inactive' }] }],
  });
});

test('the past of actions counts at once', () => {
  const people = [{ contactId: 'a', state: stateOf([action(day(29), 'page_viewed')]), known: NOTHING_KNOWN }];
  const to = withSignals({ kind: 'action', action: 'page_viewed', points: 7 });
  expect(previewChanges(people, withSignals(), to, now).sample[0]?.changes).toEqual([
    { what: 'leadScore', before: 0, after: 7 },
  ]);
});

describe('analysisChanges', () => {
  const from = withSignals(
    { description: 'Asks.' },
    { kind: 'keyword', keywords: ['a'] },
    { kind: 'action', action: 'x' },
  );
  const [ai, keyword, act] = from.leadScoring.signals;
  const to = (...signals: Parameters<typeof withSignals>) => analysisChanges(from, withSignals(...signals));

  test.each([
    ['nothing', [ai, keyword, act], []],
    ['points, caps and categories', [{ ...ai, points: 1, maxCount: 2, category: 'fit', halfLife: 'P1D' }, keyword], []],
    ['a signal that goes', [ai], []],
    ['another description', [{ ...ai, description: 'Asks twice.' }], [{ signalId: 's0', change: 'changed' }]],
    ['other words', [ai, { ...keyword, keywords: ['b'] }], [{ signalId: 's1', change: 'changed' }]],
    ['another kind under the same id', [{ ...ai, kind: 'keyword' }], [{ signalId: 's0', change: 'changed' }]],
    ['a new one', [{ ...ai, id: 'new' }], [{ signalId: 'new', change: 'new' }]],
    ['a new action, whose past is known', [{ ...act, id: 'new' }], []],
    ['a new one that is off', [{ ...ai, id: 'new', enabled: false }], []],
  ])('%s', (_, signals, changes) => {
    expect(to(...(signals as Parameters<typeof withSignals>))).toEqual(changes);
  });

  test('a signal turned on again is new: nobody looked for it meanwhile', () => {
    const off = withSignals({ enabled: false });
    expect(analysisChanges(off, withSignals({}))).toEqual([{ signalId: 's0', change: 'new' }]);
  });
});
