import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { nextMorning } from '../../../notifications/email/morning.ts';

it('is the next eight in the morning on the clocks there, through every change of them', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      (zone, now) => {
        const morning = DateTime.fromJSDate(nextMorning(now, zone), { zone });
        expect([morning.hour, morning.minute]).toEqual([8, 0]);
        const hours = morning.diff(DateTime.fromJSDate(now), 'hours').hours;
        expect(hours).toBeGreaterThan(0);
        // A day with its clocks set back: by an hour mostly, by three at Casey in Antarctica.
        expect(hours).toBeLessThanOrEqual(27);
      },
    ),
    { numRuns: 2_000 },
  );
});
