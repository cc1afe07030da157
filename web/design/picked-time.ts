/** The pickers speak of a local time as `2026-11-22 09:00:00`; the API of instants. */

const two = (n: number): string => String(n).padStart(2, '0');

/** An instant as the pickers take it, in the viewer's zone. */
export function pickedOf(instant: string): string {
  const at = new Date(instant);
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** What was picked, as an instant. */
export const instantOf = (picked: string): string => new Date(picked.replace(' ', 'T')).toISOString();
