import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedBy, withCarried, withoutCarried, type SetByPeople } from '../../domain/merge/carry.ts';
import { linkFor, type Key } from '../../domain/merge/keys.ts';
import { areNearlyEqual } from '../../domain/merge/reasons.ts';
import { joinTold, mergeTold, type Told } from '../../domain/told.ts';

const key = (kind: string, value: string, verified = true, scope = ''): Key => ({ kind, value, verified, scope });
const said = (here: boolean, there: boolean, kind = 'email') => ({ kind, here, there });

describe('a key that two contacts share', () => {
  const telegram = (value: string): Key => key('telegram', value, true, 'bot');
  const web = (value: string): Key => key('web', value);
  it.each([
    ['typed on both sides', said(false, false), [web('1')], [web('2')], 'claimed', 'link'],
    ['typed on one side', said(true, false), [], [], 'claimed', 'link'],
    ['typed, where only what is vouched for joins', said(true, false), [], [], 'verified', 'suggest'],
    ['vouched for on both sides', said(true, true), [], [], 'verified', 'link'],
    [
      'typed, between two accounts of one channel',
      said(false, true),
      [telegram('1')],
      [telegram('2')],
      'claimed',
      'suggest',
    ],
    [
      'typed, between accounts of two connections',
      said(false, true),
      [telegram('1')],
      [key('telegram', '2', true, 'other')],
      'claimed',
      'link',
    ],
    [
      'typed, between two vouched numbers',
      said(false, false),
      [key('phone', '+1')],
      [key('phone', '+2')],
      'claimed',
      'suggest',
    ],
    [
      'typed, between numbers of which one is typed',
      said(false, false),
      [key('phone', '+1')],
      [key('phone', '+2', false)],
      'claimed',
      'link',
    ],
    [
      'typed, where one number is common',
      said(false, false),
      [key('phone', '+1'), key('phone', '+2')],
      [key('phone', '+2')],
      'claimed',
      'link',
    ],
    [
      'vouched for, between two business ids',
      said(true, true),
      [key('external', 'a')],
      [key('external', 'b')],
      'claimed',
      'suggest',
    ],
    [
      'the business id, between two accounts',
      said(true, true, 'external'),
      [telegram('1')],
      [telegram('2')],
      'verified',
      'link',
    ],
  ] as const)('%s: %s', (_name, shared, one, other, autoLink, verdict) => {
    expect(linkFor(shared, one, other, autoLink).verdict).toBe(verdict);
    expect(linkFor({ ...shared, here: shared.there, there: shared.here }, other, one, autoLink).verdict).toBe(verdict);
  });
});

describe('nearly equal e-mail addresses', () => {
  it.each([
    ['ana.reyes@gmail.com', 'anareyes@gmail.com', true],
    ['anareyes@gmail.com', 'anareyes@gmial.com', true],
    ['anareyes@gmail.com', 'anareyes@gmail.co', true],
    ['anareyes@gmail.com', 'anareyes@mail.com', true],
    ['anareyes@gmail.com', 'anareyes@yahoo.com', false],
    ['info@bakery-one.com', 'info@bakery-onw.com', false],
    ['anareyes@ab.com', 'anareyes@ac.com', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(areNearlyEqual(one, other)).toBe(expected);
    expect(areNearlyEqual(other, one)).toBe(expected);
  });
});

describe('what a survivor takes over', () => {
  const text = fc.option(fc.constantFrom('x', 'y'), { nil: null });
  const set: fc.Arbitrary<SetByPeople> = fc.record({
    ...{ set_name: text, set_email: text, set_phone: text, set_company: text, set_time_zone: text },
    ...{ assignee_id: text, branch_id: text },
    custom_fields: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.constantFrom('x', 'y'), fc.integer())),
  });

  it('is all that it had nothing in, and goes back whole', () => {
    fc.assert(
      fc.property(set, set, (survivor, absorbed) => {
        const carried = carriedBy(survivor, absorbed);
        const merged = withCarried(survivor, carried);
        expect(merged.set_name).toBe(survivor.set_name ?? absorbed.set_name);
        expect(merged.custom_fields).toEqual({ ...absorbed.custom_fields, ...survivor.custom_fields });
        expect(withoutCarried(merged, carried)).toEqual(survivor);
      }),
    );
  });

  it('stays where somebody has set it otherwise since', () => {
    fc.assert(
      fc.property(set, set, (survivor, absorbed) => {
        const carried = carriedBy({ ...survivor, set_name: null }, { ...absorbed, set_name: 'x' });
        const edited = { ...withCarried({ ...survivor, set_name: null }, carried), set_name: 'z' };
        expect(withoutCarried(edited, carried).set_name).toBe('z');
      }),
    );
  });
});

it('words told are joined in whatever order, and a claim fills in without replacing', () => {
  const word = fc.record({
    ...{ at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'), key: fc.constantFrom('a', 'b') },
    ...{ fields: fc.record({ name: fc.constantFrom('Ana', 'Berta') }), claimed: fc.boolean() },
  });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (words, cut) => {
      const fold = (some: typeof words): Told => some.reduce<Told>((told, each) => mergeTold(told, each), {});
      const [one, other] = [words.slice(0, cut % words.length), words.slice(cut % words.length)];
      expect(joinTold(fold(one), fold(other))).toEqual(fold(words.toReversed()));
      expect(fold(words).name?.claimed ?? false).toBe(words.every(({ claimed }) => claimed));
    }),
  );
});
