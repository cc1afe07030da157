import type { ContactState, SureHappening } from './contact-state.ts';

/** One more purchase or booking. */
export function withConversion(
  conversions: ContactState['conversions'],
  next: SureHappening,
): ContactState['conversions'] {
  if (conversions === null) return { count: 1, first: next, last: next };
  return { ...conversions, count: conversions.count + 1, last: next };
}
