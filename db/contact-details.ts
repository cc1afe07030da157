import type { CustomFieldValue } from '../domain/custom-fields.ts';
import type { Scope } from './client.ts';
import { claimIdentities } from './accept/claims.ts';
import type { Identity } from './accept/identities.ts';
import type { EditableContact } from './repositories/contact-edits.ts';

/** Details as a person sets them; null takes a set value away, and what is left out stays as it is. E-mail and phone normalised. */
export interface SetDetails {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly company?: string | null;
  readonly timeZone?: string | null;
  /** A branch of the workspace. */
  readonly branchId?: string | null;
  /** A user of the workspace. */
  readonly assigneeId?: string | null;
  readonly customFields?: readonly SetCustomField[];
}

export interface SetCustomField {
  readonly id: string;
  readonly key: string;
  /** Fits the field's kind; null takes it away. */
  readonly value: CustomFieldValue | null;
}

const COLUMNS = {
  name: 'set_name',
  email: 'set_email',
  phone: 'set_phone',
  company: 'set_company',
  timeZone: 'set_time_zone',
  branchId: 'branch_id',
  assigneeId: 'assignee_id',
} as const satisfies Record<keyof Omit<SetDetails, 'customFields'>, keyof EditableContact>;

type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as Field[];

type Values = Partial<Record<Field, string | null>> & {
  /** By the field's key. */
  readonly customFields?: Readonly<Record<string, CustomFieldValue | null>>;
};

/** What a change of details comes down to; null where everything is set so already. */
export interface DetailsChange {
  /** Names of what changed, a custom field's as `customFields.<key>`. */
  readonly fields: readonly string[];
  readonly before: Values;
  readonly after: Values;
  /** What to write into the contact's row. */
  readonly columns: Readonly<Record<string, string | null>>;
}

type Before = Omit<EditableContact, 'id'>;

/** A contact of whom nothing is set. */
export const NOTHING_SET: Before = {
  set_name: null,
  set_email: null,
  set_phone: null,
  set_company: null,
  set_time_zone: null,
  branch_id: null,
  assignee_id: null,
  custom_fields: {},
};

export function changeOf(contact: Before, set: SetDetails): DetailsChange | null {
  const plain = FIELDS.filter((field) => set[field] !== undefined && set[field] !== contact[COLUMNS[field]]);
  const held = contact.custom_fields;
  const custom = (set.customFields ?? []).filter(({ id, value }) => value !== (held[id] ?? null));
  if (plain.length + custom.length === 0) return null;
  const values = (of: (field: Field) => string | null, own: (field: SetCustomField) => CustomFieldValue | null) => ({
    ...(Object.fromEntries(plain.map((field) => [field, of(field)])) as Partial<Record<Field, string | null>>),
    ...(custom.length === 0 ? {} : { customFields: Object.fromEntries(custom.map((each) => [each.key, own(each)])) }),
  });
  return {
    fields: [...plain, ...custom.map(({ key }) => `customFields.${key}`)],
    before: values(
      (field) => contact[COLUMNS[field]],
      ({ id }) => held[id] ?? null,
    ),
    after: values(
      (field) => set[field] ?? null,
      ({ value }) => value,
    ),
    columns: {
      ...Object.fromEntries(plain.map((field) => [COLUMNS[field], set[field] ?? null])),
      ...(custom.length === 0 ? {} : { custom_fields: JSON.stringify(withValues(held, custom)) }),
    },
  };
}

function withValues(held: EditableContact['custom_fields'], custom: readonly SetCustomField[]) {
  const all: Record<string, CustomFieldValue | null> = { ...held };
  for (const { id, value } of custom) all[id] = value;
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

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
