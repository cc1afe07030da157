/** Seconds of each unit; a month is 30 days and a year 365, as the API has it. */
export const UNITS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;
export type Unit = keyof typeof UNITS;

const ISO = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const SECONDS = [365 * 86_400, 30 * 86_400, 7 * 86_400, 86_400, 3_600, 60, 1];

export interface Amount {
  readonly n: number;
  readonly unit: Unit;
}

const ONE_UNIT = /^P(?:(\d+)D|T(\d+)([HMS]))$/;
const UNIT_OF = { H: 'hours', M: 'minutes', S: 'seconds' } as const;

/**
 * `P14D` as 14 days, `PT24H` as 24 hours: in the unit it is written in, so that none changes while somebody types. Of several units,
 * the largest that says it in whole numbers. Text that is no duration is 0 days.
 */
export function amountOf(iso: string): Amount {
  const [, days, n, letter] = ONE_UNIT.exec(iso) ?? [];
  if (days !== undefined) return { n: Number(days), unit: 'days' };
  if (n !== undefined) return { n: Number(n), unit: UNIT_OF[letter as keyof typeof UNIT_OF] };
  const seconds = (ISO.exec(iso)?.slice(1) ?? []).reduce(
    (sum, part, index) => sum + Number(part ?? 0) * (SECONDS[index] ?? 0),
    0,
  );
  const unit = (['days', 'hours', 'minutes'] as const).find((each) => seconds % UNITS[each] === 0) ?? 'seconds';
  return { n: seconds / UNITS[unit], unit };
}

const LETTERS = { seconds: 'S', minutes: 'M', hours: 'H' } as const;

/** 14 days as `P14D`. */
export const durationOf = ({ n, unit }: Amount): string =>
  unit === 'days' ? `P${String(n)}D` : `PT${String(n)}${LETTERS[unit]}`;

/** Length of an ISO 8601 duration in milliseconds. */
export function millisecondsOf(iso: string): number {
  const { n, unit } = amountOf(iso);
  return n * UNITS[unit] * 1_000;
}
