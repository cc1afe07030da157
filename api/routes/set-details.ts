import { readPhone } from '../../db/accept/identities.ts';
import type { Scope } from '../../db/client.ts';
import type { SetDetails } from '../../db/contact-details.ts';
import { readSettings } from '../../db/repositories/settings.ts';
import { normaliseEmail } from '../../domain/identity.ts';
import { impossible, invalid, Problem } from '../problem.ts';
import type { ContactDetailsBody } from '../schemas/contact-edits.ts';

/** Details as they are stored. @throws Problem for what cannot be read, or names nothing */
export async function normaliseDetails(scope: Scope, body: ContactDetailsBody): Promise<SetDetails> {
  refuseUnknown(body);
  const { name, company, timeZone, email } = body;
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email: email === null ? null : normaliseEmail(email) }),
    ...(body.phone === undefined ? {} : { phone: body.phone === null ? null : await phoneOf(scope, body.phone) }),
    ...(company === undefined ? {} : { company }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

async function phoneOf(scope: Scope, raw: string): Promise<string> {
  const { document } = await readSettings(scope);
  const phone = readPhone(raw, document.locale.country);
  if (phone === null) throw invalid([{ path: 'phone', message: 'is no phone number; write it with its country code' }]);
  return phone;
}

/** Branches, users and custom fields: a workspace has none of them yet, so every name of one names nothing. */
function refuseUnknown({ branchId, assigneeId, customFields }: ContactDetailsBody): void {
  const errors = [
    ...(branchId ? [{ path: 'branchId', message: 'names no branch' }] : []),
    ...(assigneeId ? [{ path: 'assigneeId', message: 'names no user' }] : []),
    ...Object.keys(customFields ?? {}).map((key) => ({ path: `customFields.${key}`, message: 'is no custom field' })),
  ];
  if (errors.length > 0) throw impossible('unknown_reference', errors, 'The request names what is not there.');
}

/** An address of somebody else: making it this contact's, too, would leave open whose the next message is. */
export const addressTaken = (kinds: readonly ('email' | 'phone')[]): Problem =>
  new Problem(409, 'identity_taken', 'Another contact has this address.', {
    errors: kinds.map((kind) => ({ path: kind, message: 'belongs to another contact' })),
  });
