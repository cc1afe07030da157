/** Why two contacts may be one person. Identifiers of the HTTP contract: never rename one. */
export const MERGE_REASONS = [
  'same_email',
  'same_phone',
  'same_external_id',
  'same_channel_id',
  'phone_ninth_digit',
  'phone_mobile_prefix',
  'same_name_and_company',
  'similar_email',
] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

const SENTENCES: Readonly<Record<MergeReason, string>> = {
  same_email: 'Both gave the same e-mail address',
  same_phone: 'Both gave the same phone number',
  same_external_id: 'The business gave both the same id',
  same_channel_id: 'A channel says that both are the same account',
  phone_ninth_digit: 'Their phone numbers differ only in the ninth digit of Brazilian mobiles',
  phone_mobile_prefix: 'Their phone numbers differ only in the digit that marks a mobile in their country',
  same_name_and_company: 'Both have the same name and the same company',
  similar_email: 'Their e-mail addresses are nearly equal',
};

/** Of a key that both have; of any but an address or the business's own id, a channel vouches that it is one account. */
export function reasonOf(kind: string): MergeReason {
  if (kind === 'email' || kind === 'phone') return `same_${kind}`;
  return kind === 'external' ? 'same_external_id' : 'same_channel_id';
}

export const sentenceFor = (reason: MergeReason): string => SENTENCES[reason];

/** Brazil (+55): mobiles got a ninth digit, a 9 before the old eight, by ANATEL's plan of 2012–2016; many lists still lack it. */
const BRAZIL = '+55';

/**
 * Why two phone numbers that are one but for a national quirk are alike; the database finds them (function `rapport.likeness`).
 * Besides Brazil's there are Argentina's 9 and Mexico's former 1 between country code and area.
 */
export const phoneReason = (phone: string): MergeReason =>
  phone.startsWith(BRAZIL) ? 'phone_ninth_digit' : 'phone_mobile_prefix';

/** Domains that one mistake of the fingers takes for one another; further apart they are two. */
const MISTYPED = 1;
/** Shorter ones are a letter apart by chance (`info@abc.com`, `info@abd.com`). */
const LONG_ENOUGH = { local: 6, domain: 7 };

/**
 * Whether two e-mail addresses with the same part before the "@" (dots, hyphens and "+…" taken away) are nearly equal: at the same
 * domain, or at one that is a letter away from it or two letters turned round.
 */
export function areNearlyEqual(one: string, other: string): boolean {
  const [local, a] = one.split('@');
  const b = other.split('@')[1];
  if (local === undefined || a === undefined || b === undefined) return false;
  if (a === b) return true;
  return local.length >= LONG_ENOUGH.local && a.length >= LONG_ENOUGH.domain && distance(a, b) <= MISTYPED;
}

/** Optimal string alignment: insertions, deletions, substitutions and turned neighbours (Damerau 1964). Domains are short. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MISTYPED) return MISTYPED + 1;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const turned = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const steps = [at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same];
      rows[row]?.push(Math.min(...steps, turned ? at(row - 2, column - 2) + 1 : Infinity));
    }
  }
  return at(a.length, b.length);
}
