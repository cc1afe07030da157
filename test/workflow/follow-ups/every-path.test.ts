import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FOLLOW_UP_KINDS, type FollowUpKind } from '../../../domain/follow-ups/contract.ts';
import { startCase } from './support/case.ts';
import { PATHS, type Path } from './support/paths.ts';
import { startSkippedInstallation, type SkippedInstallation } from './support/skipped-installation.ts';

/** How it ends: the follow-up's state, its reason or outcome, how many messages the channel got, what the timeline tells. */
interface End {
  readonly state: string;
  readonly reason?: string | null;
  readonly outcome?: string | null;
  readonly got: number;
  readonly told: string;
}

const sent = (outcome: string | null = null, got = 1): End => ({
  ...{ state: 'sent', reason: null, outcome, got },
  told: 'pending approved sent',
});
const cancelled = (reason: string): End => ({ state: 'cancelled', reason, got: 0, told: 'pending cancelled' });
const stays: End = { state: 'pending', reason: null, got: 0, told: 'pending' };

/** The kinds that try to win an answer end alike; so do those that are owed. */
const nudges = (end: End) => ({ ghosting: end, undecided: end, custom: end });
const owed = (end: End) => ({ promise: end, reminder: end });
const every = (end: End) => ({ ...nudges(end), ...owed(end) });

/** Every kind on every path. An answer cancels nothing that the business owes, and owed things are tried once. */
const ENDS: Readonly<Record<keyof typeof PATHS, Readonly<Record<FollowUpKind, End>>>> = {
  approved: every(sent('no_reply')),
  'edited, then approved': every({ ...sent(), told: 'pending edit approved sent' }),
  dismissed: every({ state: 'dismissed', reason: 'They called.', got: 0, told: 'pending dismissed' }),
  'snoozed, then approved': every({ ...sent(), told: 'pending snooze approved sent' }),
  'answered first': { ...nudges(cancelled('answered')), ...owed(stays) },
  expired: every(cancelled('expired')),
  'gate closed, then open': every(sent()),
  'opted out by a person, then in again': every(sent()),
  'opted out by STOP': {
    ...nudges(cancelled('answered')),
    ...owed({ state: 'approved', got: 0, told: 'pending approved' }),
  },
  'taken over, then released': every(sent()),
  'provider down for a while': every(sent(null, 3)),
  'provider refuses for good': every({
    ...{ state: 'failed', reason: 'This person has blocked you.', got: 1 },
    told: 'pending approved failed',
  }),
  'nobody knows whether it went': every({ ...sent('no_reply'), told: 'pending approved unconfirmed sent' }),
  'attempts used up': {
    ...nudges({ ...sent('no_reply', 2), told: 'pending approved sent pending approved sent' }),
    ...owed(sent('no_reply')),
  },
  'replied after': every(sent('replied')),
  'converted after': every(sent('converted')),
};

let api: SkippedInstallation;
beforeAll(async () => {
  api = await startSkippedInstallation();
}, 120_000);
afterAll(() => api.close());

describe.each(FOLLOW_UP_KINDS)('a follow-up of kind %s', (kind) => {
  test.each(Object.entries<Path>(PATHS))('%s', { timeout: 180_000 }, async (name, { before, walk }) => {
    const { got, told, ...end } = ENDS[name as keyof typeof PATHS][kind];
    const on = await startCase(api, kind, before);
    await walk(on);
    expect(await on.read()).toMatchObject(end);
    expect(await on.told()).toEqual(told.split(' '));
    expect(on.sent()).toHaveLength(got);
  });
});
