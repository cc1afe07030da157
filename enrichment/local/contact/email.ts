import type { FieldReading } from '../../../domain/analysis.ts';
import { spanOf } from '../words.ts';

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_+-])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,24}(?![\p{L}\p{N}@])/giu;

/** Addresses that no customer writes from: quoting "noreply@…" tells nothing about the person. */
const NOT_A_PERSON = /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster)@/u;

export function readEmails(text: string): readonly FieldReading[] {
  return [...text.matchAll(EMAIL)]
    .map((match) => ({ value: match[0].toLowerCase(), span: spanOf(match) }))
    .filter(({ value }) => !NOT_A_PERSON.test(value) && !value.includes('..'))
    .map(({ value, span }) => ({ field: 'email' as const, value, confidence: 0.95, span }));
}
