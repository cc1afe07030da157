import { importTexts as words } from '../../texts/import.ts';

const IDENTIFYING = ['email', 'phone', 'externalId'];

/** What the server would refuse, said while it can still be put right; null when nothing is wrong. */
export function mappingFault(mapping: readonly (string | null)[]): string | null {
  const fields = mapping.filter((field) => field !== null);
  if (!fields.some((field) => IDENTIFYING.includes(field))) return words.needsIdentity;
  const single = fields.filter((field) => field !== 'tags');
  return new Set(single).size < single.length ? words.twice : null;
}
