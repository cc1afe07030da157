import { readPhone } from '../../db/accept/identities.ts';
import type { Scope } from '../../db/client.ts';
import type { SetCustomField, SetDetails } from '../../db/contact-details.ts';
import { listCustomFields } from '../../db/repositories/custom-fields.ts';
import { readSettings } from '../../db/repositories/settings.ts';
import { readUser } from '../../db/repositories/users.ts';
import { customFieldFault } from '../../domain/custom-fields.ts';
import { normaliseEmail } from '../../domain/identity.ts';
import { impossible, invalid, Problem, type FieldError } from '../problem.ts';
import { uuid } from '../schemas/common.ts';
import type { ContactDetailsBody } from '../schemas/contact-edits.ts';
import { isBranch } from './known-branch.ts';

/** Details as they are stored. @throws Problem for what cannot be read, or names nothing */
export async function normaliseDetails(scope: Scope, body: ContactDetailsBody): Promise<SetDetails> {
  const { name, company, timeZone, email, branchId, assigneeId } = body;
  const customFields = await readCustomFields(scope, body.customFields ?? {});
  await refuseUnknown(scope, body);
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email: email === null ? null : normaliseEmail(email) }),
    ...(body.phone === undefined ? {} : { phone: body.phone === null ? null : await phoneOf(scope, body.phone) }),
    ...(company === undefined ? {} : { company }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(branchId === undefined ? {} : { branchId }),
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(customFields.length === 0 ? {} : { customFields }),
  };
}

async function phoneOf(scope: Scope, raw: string): Promise<string> {
  const { document } = await readSettings(scope);
  const phone = readPhone(raw, document.locale.country);
  if (phone === null) throw invalid([{ path: 'phone', message: 'is no phone number; write it with its country code' }]);
  return phone;
}

async function refuseUnknown(scope: Scope, { branchId, assigneeId }: ContactDetailsBody): Promise<void> {
  refuse([
    ...(branchId && !(await isBranch(scope, branchId)) ? [{ path: 'branchId', message: 'names no branch' }] : []),
    ...(assigneeId && !(await isUser(scope, assigneeId)) ? [{ path: 'assigneeId', message: 'names no user' }] : []),
  ]);
}

function refuse(unknown: readonly FieldError[]): void {
  if (unknown.length > 0) throw impossible('unknown_reference', unknown, 'The request names what is not there.');
}

const isUser = async (scope: Scope, id: string): Promise<boolean> =>
  uuid.safeParse(id).success && (await readUser(scope, id)) !== undefined;

/** The values by their fields. @throws Problem 422 for a key that names no field, or a value that is none of its kind */
async function readCustomFields(
  scope: Scope,
  values: NonNullable<ContactDetailsBody['customFields']>,
): Promise<SetCustomField[]> {
  if (Object.keys(values).length === 0) return [];
  const fields = new Map((await listCustomFields(scope)).map((field) => [field.key, field]));
  const unknown = Object.keys(values).filter((key) => !fields.has(key));
  refuse(unknown.map((key) => ({ path: `customFields.${key}`, message: 'is no custom field' })));
  const set = Object.entries(values).flatMap(([key, value]) => {
    const field = fields.get(key);
    return field ? [{ field, key, value: typeof value === 'string' ? value.trim() : value }] : [];
  });
  const faults = set.flatMap(({ field, key, value }): FieldError[] => {
    const message = value === null ? null : customFieldFault(field, value);
    return message === null ? [] : [{ path: `customFields.${key}`, message }];
  });
  if (faults.length > 0) throw impossible('invalid_custom_field', faults, 'A custom field does not take this value.');
  return set.map(({ field: { id }, key, value }) => ({ id, key, value }));
}

/** An address of somebody else: making it this contact's, too, would leave open whose the next message is. */
export const addressTaken = (kinds: readonly ('email' | 'phone')[]): Problem =>
  new Problem(409, 'identity_taken', 'Another contact has this address.', {
    errors: kinds.map((kind) => ({ path: kind, message: 'belongs to another contact' })),
  });
