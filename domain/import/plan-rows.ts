import type { CustomFieldValue } from '../custom-fields.ts';
import { CONTACT_FIELDS, type ContactField, type Stage, type Status } from '../vocabulary.ts';
import type { ImportRow } from './read-row.ts';
import type { Rejection } from './reasons.ts';

/** What a row is compared with: a contact as it stands, or as the rows before have made it. */
export interface Person {
  readonly id: string;
  /** Made by the import itself. */
  readonly isNew: boolean;
  /** As shown: set, else told, else detected. */
  readonly fields: Readonly<Record<ContactField, string | null>>;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly externalIds: readonly string[];
  /** Keys of those addresses that somebody only typed: the business vouches for what it imports. */
  readonly claimed: readonly string[];
  /** By the field's id. */
  readonly customFields: Readonly<Record<string, CustomFieldValue>>;
  /** Names in lower case. */
  readonly tags: readonly string[];
  readonly optedOut: boolean;
  /** Set by a person and locked; null where the engine decides. */
  readonly setStatus: Status | null;
  readonly setStage: Stage | null;
}

export type IdentityKind = 'external' | 'email' | 'phone';

/** One text for an address, to look up whose it is. */
export const addressKey = (kind: IdentityKind, value: string): string => `${kind}:${value}`;

/** The addresses of a row, the strongest first: the business's own id, then what is one person's, then what may be shared. */
export function addressesOf({ externalId, fields }: ImportRow): { kind: IdentityKind; value: string }[] {
  return [
    ...(externalId === null ? [] : [{ kind: 'external' as const, value: externalId }]),
    ...(fields.email === undefined ? [] : [{ kind: 'email' as const, value: fields.email }]),
    ...(fields.phone === undefined ? [] : [{ kind: 'phone' as const, value: fields.phone }]),
  ];
}

/** `update`: what the file says holds; `fill`: it only adds what is not known yet. */
export const EXISTING = ['update', 'fill'] as const;
export type Existing = (typeof EXISTING)[number];

export type RowOutcome =
  | {
      readonly kind: 'created' | 'updated' | 'unchanged';
      readonly contactId: string;
      readonly changes: readonly string[];
    }
  | {
      readonly kind: 'rejected';
      readonly reason: Rejection;
      readonly field: string | null;
      readonly contactId: string | null;
    };

export interface Known {
  /** Whose an address is, by its key. */
  readonly owners: Map<string, string>;
  /** Everybody that `owners` names, by id. */
  readonly people: Map<string, Person>;
  /** Keys of addresses of people who were deleted after the file was sent. */
  readonly erased: ReadonlySet<string>;
}

/**
 * What becomes of a row, in the order of the file. `known` moves on with each, so that a person who stands twice in the file is
 * one contact, and the later row is compared with what the earlier one made of it.
 *
 * Two people are never made one: a row whose addresses belong to different contacts is refused, and so is one that a weaker
 * address leads to a contact with another stronger one.
 */
export function takeRow(row: ImportRow, known: Known, existing: Existing, newId: () => string): RowOutcome {
  const addresses = addressesOf(row);
  const keys = addresses.map(({ kind, value }) => addressKey(kind, value));
  const owners = [...new Set(keys.flatMap((key) => known.owners.get(key) ?? []))];
  const [contactId = null] = owners;
  const rejected = (reason: Rejection, field: string | null = null): RowOutcome => ({
    ...{ kind: 'rejected', reason, field, contactId },
  });
  if (keys.some((key) => known.erased.has(key))) return rejected('erased');
  if (owners.length > 1) return rejected('conflicting_identities');
  const person = contactId === null ? nobody(newId()) : known.people.get(contactId);
  if (person === undefined) throw new Error('an address has an owner who is not known');
  const contradiction = contactId === null ? null : contradictionOf(row, person, known);
  if (contradiction !== null) return rejected(contradiction.reason, contradiction.field);
  const after = withRow(person, row, existing === 'fill' && contactId !== null);
  const changes = changedParts(person, after);
  known.people.set(after.id, after);
  for (const key of keys) known.owners.set(key, after.id);
  if (contactId === null) return { kind: 'created', contactId: after.id, changes };
  return { kind: changes.length === 0 ? 'unchanged' : 'updated', contactId: after.id, changes };
}

/** A stronger address that speaks against what a weaker one says. */
function contradictionOf(
  row: ImportRow,
  person: Person,
  { owners }: Known,
): { reason: Rejection; field: string } | null {
  const { externalId, fields } = row;
  if (externalId !== null && person.externalIds.length > 0 && !person.externalIds.includes(externalId)) {
    return { reason: 'other_external_id', field: 'externalId' };
  }
  const byExternal = externalId !== null && owners.has(addressKey('external', externalId));
  const { email } = fields;
  if (byExternal || email === undefined || person.emails.length === 0 || person.emails.includes(email)) return null;
  return { reason: 'other_email', field: 'email' };
}

const nobody = (id: string): Person => ({
  id,
  isNew: true,
  fields: { name: null, email: null, phone: null, company: null, timeZone: null },
  ...{ emails: [], phones: [], externalIds: [], claimed: [], customFields: {}, tags: [], optedOut: false },
  ...{ setStatus: null, setStage: null },
});

function withRow(person: Person, row: ImportRow, keep: boolean): Person {
  const { fields, externalId, status, stage } = row;
  const keys = new Set(addressesOf(row).map(({ kind, value }) => addressKey(kind, value)));
  const custom = row.customFields.filter(({ id }) => !keep || person.customFields[id] === undefined);
  return {
    ...person,
    fields: fieldsWith(person, fields, keep),
    emails: withOne(person.emails, fields.email),
    phones: withOne(person.phones, fields.phone),
    externalIds: withOne(person.externalIds, externalId ?? undefined),
    claimed: person.claimed.filter((key) => !keys.has(key)),
    customFields: { ...person.customFields, ...Object.fromEntries(custom.map(({ id, value }) => [id, value])) },
    tags: [...new Set([...person.tags, ...row.tags.map((tag) => tag.toLowerCase())])],
    optedOut: person.optedOut || row.optedOut,
    setStatus: keep ? (person.setStatus ?? status) : (status ?? person.setStatus),
    setStage: keep ? (person.setStage ?? stage) : (stage ?? person.setStage),
  };
}

/** An address that is one of the person's already does not become the shown one: the same file would turn two of them about. */
function fieldsWith(person: Person, said: ImportRow['fields'], keep: boolean): Person['fields'] {
  const known: Partial<Record<ContactField, readonly string[]>> = { email: person.emails, phone: person.phones };
  const value = (field: ContactField): string | null => {
    const [before, after] = [person.fields[field], said[field]];
    if (after === undefined) return before;
    return before !== null && (keep || known[field]?.includes(after) === true) ? before : after;
  };
  return {
    ...{ name: value('name'), email: value('email'), phone: value('phone') },
    ...{ company: value('company'), timeZone: value('timeZone') },
  };
}

const withOne = (values: readonly string[], value: string | undefined): readonly string[] =>
  value === undefined || values.includes(value) ? values : [...values, value];

/** Names of what differs; of a custom field its id as `customFields.<id>`. */
export function changedParts(before: Person, after: Person): string[] {
  const custom = Object.keys(after.customFields).filter((id) => after.customFields[id] !== before.customFields[id]);
  const differs = (part: 'emails' | 'phones' | 'externalIds' | 'claimed' | 'tags'): boolean =>
    after[part].length !== before[part].length;
  const addresses = (['emails', 'phones', 'externalIds', 'claimed'] as const).filter(differs);
  return [
    ...CONTACT_FIELDS.filter((field) => after.fields[field] !== before.fields[field]),
    ...(addresses.length > 0 ? ['identities'] : []),
    ...custom.map((id) => `customFields.${id}`),
    ...(differs('tags') ? ['tags'] : []),
    ...(after.optedOut === before.optedOut ? [] : ['optedOut']),
    ...(after.setStatus === before.setStatus ? [] : ['status']),
    ...(after.setStage === before.setStage ? [] : ['stage']),
  ];
}
