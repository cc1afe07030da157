import { comparePositions } from './order.ts';
import { CONTACT_FIELDS } from './vocabulary.ts';
import type { ContactField } from './vocabulary.ts';

/**
 * One detail as a channel or the business told it, and the position (see `Position`) of the message that brought it.
 */
export interface ToldField {
  readonly value: string;
  readonly at: string;
  readonly key: string;
  /** Told in a conversation that only a claim links to the contact: it fills in, and never replaces. */
  readonly claimed?: true;
}

/** What channels and the business tell of a person: for each detail, the last word by position. */
export type Told = Partial<Record<ContactField, ToldField>>;

/**
 * Adds what one message tells. The last by position wins, and any before a claim, whatever the order of arrival; telling
 * twice changes nothing: merging is commutative and idempotent. An empty value tells nothing.
 */
export function mergeTold(
  told: Told,
  from: {
    readonly fields: Partial<Record<ContactField, string>>;
    readonly at: string;
    readonly key: string;
    readonly claimed?: boolean;
  },
): Told {
  const merged: Told = { ...told };
  for (const field of CONTACT_FIELDS) {
    const value = from.fields[field]?.trim();
    if (value === undefined || value === '') continue;
    const word = { value, at: from.at, key: from.key, ...(from.claimed === true ? { claimed: true as const } : {}) };
    const before = merged[field];
    if (before === undefined || isLater(word, before)) merged[field] = word;
  }
  return merged;
}

/** The words of both. */
export const joinTold = (one: Told, other: Told): Told =>
  CONTACT_FIELDS.reduce<Told>((told, field) => {
    const word = other[field];
    return word === undefined
      ? told
      : mergeTold(told, { ...word, fields: { [field]: word.value }, claimed: word.claimed ?? false });
  }, one);

/**
 * Two words of one position can only differ by a repeat under the same key; the greater value keeps the result
 * order-free.
 */
function isLater(a: ToldField, b: ToldField): boolean {
  if (a.claimed !== b.claimed) return b.claimed === true;
  const order = comparePositions(a, b);
  return order === 0 ? a.value > b.value : order > 0;
}
