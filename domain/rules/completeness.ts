import type { KnownFields } from '../facts.ts';
import type { Settings } from '../settings.ts';

/**
 * Share, 0…1 to the hundredth, of the details that the settings ask for and that are known; 1 when they ask for none.
 */
export function completenessOf(known: KnownFields, { completeness }: Settings): number {
  if (completeness.length === 0) return 1;
  const share = completeness.filter((field) => known[field]).length / completeness.length;
  return Math.round(share * 100) / 100;
}
