interface DayPart {
  readonly quiet: boolean;
  /** Percent of the day. */
  readonly share: number;
}

const DAY_MINUTES = 1_440;

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The parts of a day from midnight to midnight; quiet hours that go across midnight are two of them. */
export function quietParts(quiet: { readonly start: string; readonly end: string } | null): DayPart[] {
  const part = (isQuiet: boolean, minutes: number): DayPart[] =>
    minutes > 0 ? [{ quiet: isQuiet, share: (100 * minutes) / DAY_MINUTES }] : [];
  if (quiet === null) return part(false, DAY_MINUTES);
  const [start, end] = [minuteOf(quiet.start), minuteOf(quiet.end)];
  const across = start >= end;
  const [first, last] = across ? [end, start] : [start, end];
  return [...part(across, first), ...part(!across, last - first), ...part(across, DAY_MINUTES - last)];
}
