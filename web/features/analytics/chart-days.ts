/** The day (`2026-11-22`) of an instant in a time zone. */
const dayIn = (instant: number, timeZone: string): string =>
  // Sweden writes days as ISO 8601 does.
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant);

interface Span {
  readonly from: string;
  readonly to: string;
}

/** First and last day of a point or period; its `to` is the first instant after it. */
export const daysOf = ({ from, to }: Span, timeZone: string): Span => ({
  from: dayIn(Date.parse(from), timeZone),
  to: dayIn(Date.parse(to) - 1, timeZone),
});
