import type { Scope } from './client.ts';
import { claimIdentities, type Identity } from './accept/identities.ts';
import type { EditableContact } from './repositories/contact-edits.ts';

/** Details as a person sets them; null takes a set value away, and what is left out stays as it is. E-mail and phone normalised. */
export interface SetDetails {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly company?: string | null;
  readonly timeZone?: string | null;
}

const COLUMNS = {
  name: 'set_name',
  email: 'set_email',
  phone: 'set_phone',
  company: 'set_company',
  timeZone: 'set_time_zone',
} as const satisfies Record<keyof SetDetails, keyof EditableContact>;

type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as Field[];

/** What a change of details comes down to; null where everything is set so already. */
export interface DetailsChange {
  readonly fields: readonly Field[];
  readonly before: Partial<Record<Field, string | null>>;
  readonly after: Partial<Record<Field, string | null>>;
}

export function changeOf(contact: EditableContact, set: SetDetails): DetailsChange | null {
  const fields = FIELDS.filter((field) => set[field] !== undefined && set[field] !== contact[COLUMNS[field]]);
  if (fields.length === 0) return null;
  return {
    fields,
    before: Object.fromEntries(fields.map((field) => [field, contact[COLUMNS[field]]])),
    after: Object.fromEntries(fields.map((field) => [field, set[field] ?? null])),
  };
}

/** The columns of a contact for these details. */
export const detailColumns = (set: SetDetails): Partial<Record<(typeof COLUMNS)[Field], string | null>> =>
  Object.fromEntries(FIELDS.flatMap((field) => (set[field] === undefined ? [] : [[COLUMNS[field], set[field]]])));

/** The addresses among these details: a person vouches for what they enter. */
const addressesIn = (set: SetDetails): Identity[] =>
  (['email', 'phone'] as const).flatMap((kind) => {
    const value = set[kind];
    return value ? [{ kind, scope: '', value, verified: true, linkedBy: 'person' as const }] : [];
  });

/**
 * Links the e-mail and phone among these details to the contact.
 * @returns those that belong to another contact; then nothing was linked
 */
export async function linkAddresses(
  scope: Scope,
  contact: { readonly workspaceId: string; readonly contactId: string },
  set: SetDetails,
  at: Date,
): Promise<('email' | 'phone')[]> {
  const addresses = addressesIn(set);
  if (addresses.length === 0) return [];
  await claimIdentities(scope, contact, addresses, at);
  const { rows } = await scope.raw<{ rows: { kind: 'email' | 'phone' }[] }>(
    `SELECT i.kind FROM contact_identities i JOIN contacts c ON c.id = i.contact_id
     WHERE (i.kind, i.value, i.scope) IN (SELECT kind, value, '' FROM unnest(?::text[], ?::text[]) AS told (kind, value))
       AND coalesce(c.merged_into, c.id) <> ?::uuid ORDER BY i.kind`,
    [addresses.map(({ kind }) => kind), addresses.map(({ value }) => value), contact.contactId],
  );
  return rows.map(({ kind }) => kind);
}
