const two = (n: number): string => String(n).padStart(2, '0');

/** The day (`YYYY-MM-DD`) on which an instant falls in the viewer's zone, `days` later. */
export function dayOf(at: string, days: number): string {
  const date = new Date(at);
  date.setDate(date.getDate() + days);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The instant at which a day begins in the viewer's zone, `days` later; null for what is no day (yet). */
export function midnightOf(day: string, days: number): string | null {
  const [year, month, date] = day.split('-').map(Number);
  // A year being typed is a valid day of long ago, and would narrow the list to nobody.
  if (year === undefined || month === undefined || date === undefined || !(year >= 1_970)) return null;
  return new Date(year, month - 1, date + days).toISOString();
}
