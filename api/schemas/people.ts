import { z } from 'zod';
import { normaliseEmail } from '../../domain/identity.ts';
import { words } from './common.ts';

/** Details of a person as callers send them. */
export const personName = words(200);
export const email = z
  .string()
  .trim()
  .max(254)
  .refine((value) => normaliseEmail(value) !== null, 'must be an e-mail address');

/** Any formatting, also national: it is read by the business's country. */
export const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+\d\s().\-/x#*]*$/i, 'must be a phone number')
  .refine((value) => value.replace(/\D/g, '').length >= 5, 'must be a phone number');

export const company = words(200);

export const timeZone = z
  .string()
  .max(64)
  .refine((value) => /^[A-Za-z]/.test(value) && isTimeZone(value), 'must be a time zone such as Asia/Manila');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // The only way Intl says that it knows no such zone.
    return false;
  }
}

/** What names something of the workspace by id; null for nothing. What is no id is 422 in a body, like an unknown one. */
export const reference = z.string().max(200).nullable();
