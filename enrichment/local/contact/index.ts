import type { FieldReading } from '../../../domain/analysis.ts';
import { answered, type Context } from '../context.ts';
import { readCompany } from './company.ts';
import { readEmails } from './email.ts';
import { readName } from './name.ts';
import { readPhones } from './phone.ts';

/** From here on the customer said "my name is …" in so many words; the business greeting them by it takes nothing away. */
const TOLD_BY_NAME = 0.9;

/** What the message says of the customer. Nothing of what the business writes is about the customer's own details. */
export function readFields(context: Context): readonly FieldReading[] {
  const { message, text, folded } = context.turn;
  if (message.direction === 'outbound') return [];
  return [
    ...readName(context),
    ...readEmails(text),
    ...readPhones(text, folded, context.profile.country, answered(context)?.folded ?? null),
    ...readCompany(context),
  ].filter((reading) => !quotedFromBusiness(reading, context));
}

/** A number or address that the business gave before is the business's, also when the customer repeats it. */
function quotedFromBusiness(reading: FieldReading, context: Context): boolean {
  if (reading.field === 'company' || (reading.field === 'name' && reading.confidence >= TOLD_BY_NAME)) return false;
  const plain = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, '');
  const value = plain(reading.field === 'phone' ? reading.value.slice(-9) : reading.value);
  return context.before.some((turn) => turn.message.direction === 'outbound' && plain(turn.text).includes(value));
}
