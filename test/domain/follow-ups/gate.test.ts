import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '../../../domain/channels.ts';
import { GATE_REASONS } from '../../../domain/follow-ups/contract.ts';
import type { FollowUpSummary, Gate, GateFacts } from '../../../domain/follow-ups/contract.ts';
import { gate } from '../../../domain/follow-ups/gate.ts';
import type { Settings } from '../../../domain/settings.ts';
import { at, DAY, followUp, HOUR, settingsWith } from './support/talk.ts';

/** Monday, noon in Manila. */
const NOON = 19 * HOUR;
/** Monday, 22:00 in Manila, and the end of that night. */
const NIGHT = NOON + 10 * HOUR;
const MORNING = NOON + 20 * HOUR;

const READY = followUp({ state: 'approved', approval: 'person', approvedAt: at(0), dueAt: at(0), createdAt: at(0) });
const OPEN: GateFacts = {
  optedOut: false,
  takenOver: false,
  lastAnswerAt: null,
  sentToContactAt: [],
  hour: { sent: 0, endsAt: at(NOON + 30) },
  lastNudgeAt: null,
  connected: true,
  windowMs: null,
  lastInboundThereAt: at(0),
  timeZone: 'Asia/Manila',
};

interface Case {
  readonly followUp?: Partial<FollowUpSummary>;
  readonly facts?: Partial<GateFacts>;
  readonly settings?: Settings;
  readonly now?: number;
}

const asked = ({ followUp: given, facts, settings = settingsWith({}), now = NOON }: Case): Gate =>
  gate({ followUp: { ...READY, ...given }, facts: { ...OPEN, ...facts }, settings, now: at(now) });

const AUTO = settingsWith({ auto: true, triggers: { ghosting: { mode: 'auto' } } });
const byEngine = { state: 'approved', approval: 'engine', approvedAt: null } as const;
const daysBefore = (...days: number[]): string[] => days.map((count) => at(NOON - count * DAY));

describe('the gate', () => {
  test.each<[string, Case, string[], number | null]>([
    ['opens', {}, [], null],
    [
      'waits for a person',
      { followUp: { state: 'pending', approval: 'none', approvedAt: null } },
      ['not_approved'],
      null,
    ],
    ['asks nobody where the settings say so', { followUp: byEngine, settings: AUTO }, [], null],
    ['asks again when they do not any more', { followUp: byEngine }, ['not_approved'], null],
    [
      'never sends a pending one by itself',
      { followUp: { state: 'pending', approval: 'none', approvedAt: null }, settings: AUTO },
      ['not_approved'],
      null,
    ],
    ['waits until it is due', { followUp: { dueAt: at(NOON + 60) } }, ['not_due'], NOON + 60],
    ['is open at the moment it is due', { followUp: { dueAt: at(NOON) } }, [], null],
    [
      'waits while an approval can be undone',
      { followUp: { approvedAt: at(NOON - 1 / 60) } },
      ['not_due'],
      NOON + 4 / 60,
    ],
    ['due at night, it waits until morning', { followUp: { dueAt: at(NIGHT) } }, ['not_due'], MORNING],
    ['is shut for who opted out', { facts: { optedOut: true } }, ['opted_out'], null],
    ['is shut while a person is at it', { facts: { takenOver: true } }, ['taken_over'], null],
    ['is shut by an answer', { facts: { lastAnswerAt: at(1) } }, ['answered'], null],
    ['not by what was said before', { facts: { lastAnswerAt: at(0) } }, [], null],
    ['not by an answer to a promise', { followUp: { kind: 'promise' }, facts: { lastAnswerAt: at(1) } }, [], null],
    ['nor to a reminder', { followUp: { kind: 'reminder' }, facts: { lastAnswerAt: at(1) } }, [], null],
    ['waits out the night', { now: NIGHT }, ['quiet_hours'], MORNING],
    ['sends at night where nobody minds', { now: NIGHT, settings: settingsWith({ quietHours: null }) }, [], null],
    ["takes the contact's own night", { now: NIGHT, facts: { timeZone: 'Europe/Berlin' } }, [], null],
    [
      'tells when an approval would do',
      { followUp: { state: 'pending', approval: 'none', approvedAt: null }, now: NIGHT },
      ['not_approved', 'quiet_hours'],
      MORNING,
    ],
    ['allows so many attempts', { followUp: { attempt: 3 } }, [], null],
    ['and no more', { followUp: { attempt: 4 } }, ['attempts'], null],
    ['caps a week', { facts: { sentToContactAt: daysBefore(1, 5) } }, ['cap'], NOON + 2 * DAY],
    ['of the last seven days', { facts: { sentToContactAt: daysBefore(1, 7, 8, 9) } }, [], null],
    ['by the oldest that has to pass', { facts: { sentToContactAt: daysBefore(1, 2, 3) } }, ['cap'], NOON + 5 * DAY],
    ['caps an hour', { facts: { hour: { sent: 100, endsAt: at(NOON + 30) } } }, ['cap'], NOON + 30],
    ['of the hour under way', { facts: { hour: { sent: 100, endsAt: at(NOON) } } }, [], null],
    [
      'a cap that ends at night waits until morning',
      { facts: { sentToContactAt: [at(NIGHT - 7 * DAY), at(NOON - 1)] } },
      ['cap'],
      MORNING,
    ],
    ['a cap of nothing never opens', { settings: settingsWith({ caps: { perHour: 0 } }) }, ['cap'], null],
    [
      'keeps the gap to another nudge where nobody was asked',
      { followUp: byEngine, settings: AUTO, facts: { lastNudgeAt: at(NOON - DAY) } },
      ['cap'],
      NOON + DAY,
    ],
    ['not where a person said so', { facts: { lastNudgeAt: at(NOON - DAY) } }, [], null],
    [
      "is open within the channel's window",
      { facts: { windowMs: CHANNELS.whatsapp.windowMs, lastInboundThereAt: at(NOON - DAY + 1) } },
      [],
      null,
    ],
    [
      'and shut after it',
      { facts: { windowMs: CHANNELS.whatsapp.windowMs, lastInboundThereAt: at(NOON - DAY) } },
      ['channel_window'],
      null,
    ],
    [
      'never opened by somebody who never wrote',
      { facts: { windowMs: 1, lastInboundThereAt: null } },
      ['channel_window'],
      null,
    ],
    [
      'tells no time when the window is over by then',
      { now: NIGHT, facts: { windowMs: DAY * 60_000, lastInboundThereAt: at(NOON - 5 * HOUR) } },
      ['quiet_hours'],
      null,
    ],
    ['is shut without a connection', { facts: { connected: false } }, ['not_connected'], null],
    ['is shut by the stop switch', { settings: settingsWith({ stopped: true }) }, ['stopped'], null],
    [
      'tells no time while something else keeps it shut',
      { now: NIGHT, facts: { takenOver: true } },
      ['taken_over', 'quiet_hours'],
      null,
    ],
  ])('%s', (_, given, reasons, opensAt) => {
    expect(asked(given)).toEqual({
      open: reasons.length === 0,
      reasons,
      opensAt: opensAt === null ? null : at(opensAt),
    });
  });

  test('tells every reason at once, in the order of the contract', () => {
    const { reasons } = asked({
      followUp: { state: 'pending', approval: 'none', approvedAt: null, dueAt: at(NIGHT + 1), attempt: 9 },
      facts: {
        optedOut: true,
        takenOver: true,
        lastAnswerAt: at(1),
        connected: false,
        windowMs: 1,
        hour: { sent: 1_000, endsAt: at(NIGHT + 1) },
      },
      settings: settingsWith({ stopped: true }),
      now: NIGHT,
    });
    expect(reasons).toEqual(GATE_REASONS);
  });

  test.each(['sent', 'dismissed', 'cancelled', 'failed', 'unconfirmed'] as const)(
    'of one that is %s is shut',
    (state) => {
      expect(asked({ followUp: { state } })).toEqual({ open: false, reasons: [], opensAt: null });
    },
  );
});

test('the windows are those of the channels that have one', () => {
  const windows = Object.entries(CHANNELS).filter(([, { windowMs }]) => windowMs !== null);
  expect(windows.map(([name]) => name).sort()).toEqual(['facebook', 'instagram', 'whatsapp']);
});

const minutes = fc.integer({ min: -8 * DAY, max: 8 * DAY });
const anyCase: fc.Arbitrary<Case> = fc.record({
  followUp: fc.record({ dueAt: minutes.map(at), approvedAt: minutes.map(at), attempt: fc.constantFrom(1, 3) }),
  facts: fc.record({
    sentToContactAt: fc.array(minutes.map((each) => at(Math.min(each, 0)))),
    hour: fc.record({ sent: fc.constantFrom(0, 200), endsAt: fc.integer({ min: 0, max: 60 }).map(at) }),
    timeZone: fc.constantFrom('Asia/Manila', 'Asia/Manila', 'Asia/Kolkata', 'America/St_Johns', 'Europe/Berlin'),
    windowMs: fc.constantFrom(null, null, DAY * 60_000, 7 * DAY * 60_000),
    lastInboundThereAt: fc.integer({ min: -2 * DAY, max: 0 }).map(at),
  }),
  settings: fc
    .record({
      caps: fc.record({
        perContactPerWeek: fc.constantFrom(0, 1, 2, 2, 3, 3),
        perHour: fc.constantFrom(0, 100, 100, 100, 100),
      }),
      // It is 17:00 in Manila.
      quietHours: fc.constantFrom(
        null,
        { start: '21:00', end: '08:00' },
        { start: '12:00', end: '13:30' },
        { start: '16:30', end: '19:00' },
      ),
    })
    .map((followUps) => settingsWith(followUps)),
});

test('nothing opens before the time told, and at that time it does', () => {
  const waited = new Map<string, number>();
  fc.assert(
    fc.property(anyCase, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
      const told = asked({ ...given, now: 0 });
      if (told.opensAt === null) return;
      for (const reason of told.reasons) waited.set(reason, (waited.get(reason) ?? 0) + 1);
      const opens = (Date.parse(told.opensAt) - Date.parse(at(0))) / 60_000;
      expect(opens).toBeGreaterThan(0);
      expect(asked({ ...given, now: opens })).toEqual({ open: true, reasons: [], opensAt: null });
      expect(asked({ ...given, now: opens * share * 0.999 }).open).toBe(false);
      expect(asked({ ...given, now: opens - 0.001 }).open).toBe(false);
    }),
    { numRuns: 800 },
  );
  for (const reason of ['not_due', 'quiet_hours', 'cap']) expect(waited.get(reason), reason).toBeGreaterThan(10);
});
