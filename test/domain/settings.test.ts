import { describe, expect, test } from 'vitest';
import { applySettingsPatch, defaultSettings, settingsSchema, type PatchResult } from '../../domain/settings.ts';
import { TEMPLATE_KEYS } from '../../domain/templates.ts';
import { SETTINGS } from './support/facts.ts';

const patched = (patch: unknown): PatchResult => applySettingsPatch(SETTINGS, patch);
const signal = {
  id: 'refund_word',
  name: 'Refund',
  kind: 'keyword',
  category: 'intent',
  points: -10,
  keywords: ['refund'],
};
const withSignal = (changes: object) => ({ leadScoring: { signals: [{ ...signal, ...changes }] } });

describe('defaultSettings', () => {
  test.each(TEMPLATE_KEYS)('%s is a valid document without contradictions', (key) => {
    const settings = defaultSettings(SETTINGS.locale, key);
    expect(settingsSchema.parse(settings)).toEqual(settings);
    expect(applySettingsPatch(settings, {})).toEqual({ ok: true, settings });
    expect(settings.businessProfile.type).toBe(key);
  });

  test('shares nothing with the template or another workspace', () => {
    const first = defaultSettings(SETTINGS.locale);
    first.leadScoring.signals.length = 0;
    first.review.rules[0]?.keywords.push('x');
    expect(defaultSettings(SETTINGS.locale)).toEqual(SETTINGS);
  });

  test('has the thresholds of product.md', () => {
    expect(SETTINGS.status).toEqual({
      inactiveAfter: 'P14D',
      churnedAfter: 'P60D',
      activeMinMessages: 3,
      activeWithin: 'P14D',
      intentWindow: 'P30D',
      qualifiedMinScore: 60,
    });
    expect(SETTINGS.leadScoring.grades).toEqual({ A: 80, B: 60, C: 40, D: 20 });
  });
});

describe('a patch that is taken', () => {
  test.each([
    ['nothing', {}],
    [
      'durations in seconds',
      { status: { inactiveAfter: 'PT5S', churnedAfter: 'PT20S' }, followUps: { undoWindow: 'PT0S' } },
    ],
    ['churn sooner than inactivity: they are asked of different people', { status: { churnedAfter: 'PT5S' } }],
    ['a category of its own', { leadScoring: { weights: { wholesale: 2 } } }],
    ['signals that leave out what has a default', withSignal({})],
    ['no quiet hours', { followUps: { quietHours: null } }],
    ['retention off', { privacy: { retention: null } }],
    ['a category removed that nobody uses', { leadScoring: { weights: { engagement: null }, signals: [] } }],
  ])('%s', (_, patch) => {
    expect(patched(patch)).toMatchObject({ ok: true });
  });

  test('changes what it names, and nothing else', () => {
    const result = patched({ status: { inactiveAfter: 'P7D' }, review: { rules: [] } });
    const { status, review } = SETTINGS;
    const settings = { ...SETTINGS, status: { ...status, inactiveAfter: 'P7D' }, review: { ...review, rules: [] } };
    expect(result).toEqual({ ok: true, settings });
    expect(SETTINGS.status.inactiveAfter).toBe('P14D');
  });

  test('fills in what a signal leaves out', () => {
    const result = patched(withSignal({}));
    expect(result.ok && result.settings.leadScoring.signals).toEqual([
      { ...signal, description: '', action: null, maxCount: null, halfLife: null, enabled: true },
    ]);
  });
});

describe('a patch that is no settings (400)', () => {
  test.each([
    ['not an object', null, ''],
    ['a list', [], ''],
    ['a text', 'x', ''],
    ['unknown key', { colour: 'red' }, 'colour'],
    ['unknown key deeper', { status: { inactivAfter: 'P1D' } }, 'status.inactivAfter'],
    ['wrong type', { status: { activeMinMessages: '3' } }, 'status.activeMinMessages'],
    ['removing what must be there', { status: { inactiveAfter: null } }, 'status.inactiveAfter'],
    ['no duration', { status: { inactiveAfter: '14 days' } }, 'status.inactiveAfter'],
    ['a threshold of nothing', { status: { inactiveAfter: 'PT0S' } }, 'status.inactiveAfter'],
    ['unknown enum', { identity: { autoLink: 'always' } }, 'identity.autoLink'],
    ['unknown template', { businessProfile: { type: 'bakery' } }, 'businessProfile.type'],
    ['unknown channel', { followUps: { channels: ['pigeon'] } }, 'followUps.channels.0'],
    ['too many points', withSignal({ points: 101 }), 'leadScoring.signals.0.points'],
    ['a cap of zero', withSignal({ maxCount: 0 }), 'leadScoring.signals.0.maxCount'],
    ['a cap over what is remembered', withSignal({ maxCount: 101 }), 'leadScoring.signals.0.maxCount'],
    ['half-life in messages', { sentiment: { halfLifeMessages: 0 } }, 'sentiment.halfLifeMessages'],
    ['a blank keyword', withSignal({ keywords: [' '] }), 'leadScoring.signals.0.keywords.0'],
    ['NUL', { businessProfile: { description: 'a\u0000b' } }, 'businessProfile.description'],
    ['half a surrogate pair', { businessProfile: { description: '\ud83d' } }, 'businessProfile.description'],
    ['time of day', { followUps: { quietHours: { start: '25:00' } } }, 'followUps.quietHours.start'],
    ['a prototype', JSON.parse('{"status":{"__proto__":{"x":1}}}'), 'status.__proto__'],
    ['a constructor', { leadScoring: { weights: { constructor: 1 } } }, 'leadScoring.weights.constructor'],
    ['101 signals', { leadScoring: { signals: Array.from({ length: 101 }, () => signal) } }, 'leadScoring.signals'],
  ])('%s', (_, patch, path) => {
    const result = patched(patch);
    expect(result).toMatchObject({ ok: false, kind: 'invalid' });
    expect(!result.ok && result.errors.map((error) => error.path)).toContain(path);
  });

  test('nested without end', () => {
    let patch: unknown = {};
    for (let depth = 0; depth < 200_000; depth += 1) patch = { a: patch };
    expect(patched(patch)).toMatchObject({ ok: false, kind: 'invalid' });
  });
});

describe('a patch that contradicts itself (422)', () => {
  test.each([
    ['active shorter than inactive', { status: { activeWithin: 'P13D' } }, 'status.activeWithin'],
    ['inactive longer than active', { status: { inactiveAfter: 'P15D' } }, 'status.activeWithin'],
    ['grades that do not descend', { leadScoring: { grades: { B: 80 } } }, 'leadScoring.grades.A'],
    ['a signal twice', { leadScoring: { signals: [signal, signal] } }, 'leadScoring.signals.1.id'],
    ['keyword signal without keywords', withSignal({ keywords: [] }), 'leadScoring.signals.0.keywords'],
    ['action signal without action', withSignal({ kind: 'action' }), 'leadScoring.signals.0.action'],
    ['category without weight', withSignal({ category: 'wholesale' }), 'leadScoring.signals.0.category'],
    ['category as Object has it', withSignal({ category: 'toString' }), 'leadScoring.signals.0.category'],
    ['unknown time zone', { locale: { timeZone: 'Asia/Atlantis' } }, 'locale.timeZone'],
    ['an offset for a time zone', { locale: { timeZone: '+08:00' } }, 'locale.timeZone'],
    ['quiet for no time', { followUps: { quietHours: { start: '08:00' } } }, 'followUps.quietHours'],
    ['a rule about nothing', { review: { rules: [{ id: 'r', name: 'R' }] } }, 'review.rules.0'],
    ['a detail twice', { completeness: ['name', 'name'] }, 'completeness'],
    [
      'a follow-up for everybody',
      { followUps: { custom: [{ id: 'c', name: 'C', when: {} }] } },
      'followUps.custom.0.when',
    ],
  ])('%s', (_, patch, path) => {
    const result = patched(patch);
    expect(result).toMatchObject({ ok: false, kind: 'contradiction' });
    expect(!result.ok && result.errors.map((error) => error.path)).toContain(path);
  });
});
