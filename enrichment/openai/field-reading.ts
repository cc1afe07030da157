import type { FieldReading } from '../../domain/analysis.ts';
import { readEmails } from '../local/contact/email.ts';
import { readPhones } from '../local/contact/phone.ts';
import { fold } from '../local/words.ts';
import type { TurnAnswer } from './answer-schema.ts';
import { locate } from './evidence.ts';

type FieldAnswer = TurnAnswer['fields'][number];

/** A person's or a company's name is no longer than this; a model that quotes a whole paragraph found none. */
const NAME_CHARACTERS = 80;

/**
 * A customer detail as quoted. Addresses and numbers are read out of the text again by rule, so that a model can point at
 * them but neither make one up nor take an order number for a phone.
 *
 * @returns null where the quote holds no such detail. @throws BadEvidence when the quote is not in the text.
 */
export function fieldReading(answer: FieldAnswer, text: string, country: string): FieldReading | null {
  const span = locate(answer.quote, text, 'fields');
  if (answer.field === 'name' || answer.field === 'company') {
    if (span.end - span.start > NAME_CHARACTERS || !/\p{L}/u.test(answer.quote)) return null;
    return { field: answer.field, value: answer.quote.trim(), confidence: answer.confidence, span };
  }
  const found = answer.field === 'email' ? readEmails(text) : readPhones(text, fold(text), country, null);
  const match = found.find((reading) => reading.span.start < span.end && span.start < reading.span.end);
  return match === undefined ? null : { ...match, confidence: Math.min(answer.confidence, match.confidence) };
}
