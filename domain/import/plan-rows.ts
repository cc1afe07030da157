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

/** An address of a row, with its key. */
export interface KeyedAddress {
  readonly kind: IdentityKind;
  readonly value: string;
  readonly key: string;
}

/** The addresses of a row, the strongest first: the business's own id, then what is one person's, then what may be shared. */
export function addressesOf({ externalId, fields: { email, phone } }: ImportRow): KeyedAddress[] {
  const addresses: KeyedAddress[] = [];
  if (externalId !== null) addresses.push(keyed('external', externalId));
  if (email !== undefined) addresses.push(keyed('email', email));
  if (phone !== undefined) addresses.push(keyed('phone', phone));
  return addresses;
}

const keyed = (kind: IdentityKind, value: string): KeyedAddress => ({ kind, value, key: addressKey(kind, value) });

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
  /** For whom an address is vouched, by its key; one that somebody only typed proves nothing, and is nobody's here. */
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
export function takeRow(
  row: ImportRow,
  addresses: readonly KeyedAddress[],
  known: Known,
  existing: Existing,
  newId: () => string,
): RowOutcome {
  const [contactId = null, ...others] = ownersOf(addresses, known);
  if (addresses.some(({ key }) => known.erased.has(key))) return rejected('erased', null, contactId);
  if (others.length > 0) return rejected('conflicting_identities', null, contactId);
  const person = contactId === null ? nobody(newId()) : known.people.get(contactId);
  if (person === undefined) throw new Error('an address has an owner who is not known');
  const contradiction = contactId === null ? null : contradictionOf(row, person, known);
  if (contradiction !== null) return rejected(contradiction.reason, contradiction.field, contactId);
  const after = withRow(person, row, addresses, existing === 'fill' && contactId !== null);
  const changes = changedParts(person, after);
  if (contactId === null || changes.length > 0) known.people.set(after.id, after);
  for (const { key } of addresses) known.owners.set(key, after.id);
  if (contactId === null) return { kind: 'created', contactId: after.id, changes };
  return { kind: changes.length === 0 ? 'unchanged' : 'updated', contactId: after.id, changes };
}

const rejected = (reason: Rejection, field: string | null, contactId: string | null): RowOutcome => ({
  kind: 'rejected',
  reason,
  field,
  contactId,
});

/** In the order of the addresses, each once. */
function ownersOf(addresses: readonly KeyedAddress[], { owners }: Known): string[] {
  const ids: string[] = [];
  for (const { key } of addresses) {
    const id = owners.get(key);
    if (id !== undefined && !ids.includes(id)) ids.push(id);
  }
  return ids;
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
  if (byExternal || email === undefined || person.emails.includes(email)) return null;
  // What somebody typed speaks against nothing.
  const vouched = person.emails.filter((known) => !person.claimed.includes(addressKey('email', known)));
  return vouched.length === 0 ? null : { reason: 'other_email', field: 'email' };
}

const NO_FIELDS = { name: null, email: null, phone: null, company: null, timeZone: null };
const NONE: readonly string[] = [];
const NO_CUSTOM_FIELDS = {};

/** Shares what is empty with everybody of whom there is nothing yet; each change makes a new one. */
const nobody = (id: string): Person => ({
  id,
  isNew: true,
  fields: NO_FIELDS,
  emails: NONE,
  phones: NONE,
  externalIds: NONE,
  claimed: NONE,
  customFields: NO_CUSTOM_FIELDS,
  tags: NONE,
  optedOut: false,
  setStatus: null,
  setStage: null,
});

function withRow(person: Person, row: ImportRow, addresses: readonly KeyedAddress[], keep: boolean): Person {
  const { fields, externalId, status, stage } = row;
  const custom = row.customFields.filter(({ id }) => !keep || person.customFields[id] === undefined);
  // Each property by itself, here and in new-people.ts: spreading took more time than all that is decided here.
  return {
    id: person.id,
    isNew: person.isNew,
    fields: fieldsWith(person, fields, keep),
    emails: withOne(person.emails, fields.email),
    phones: withOne(person.phones, fields.phone),
    externalIds: withOne(person.externalIds, externalId ?? undefined),
    claimed:
      person.claimed.length === 0
        ? person.claimed
        : person.claimed.filter((claim) => !addresses.some(({ key }) => key === claim)),
    customFields:
      custom.length === 0
        ? person.customFields
        : { ...person.customFields, ...Object.fromEntries(custom.map(({ id, value }) => [id, value])) },
    tags:
      row.tags.length === 0 ? person.tags : [...new Set([...person.tags, ...row.tags.map((tag) => tag.toLowerCase())])],
    optedOut: person.optedOut || row.optedOut,
    setStatus: keep ? (person.setStatus ?? status) : (status ?? person.setStatus),
    setStage: keep ? (person.setStage ?? stage) : (stage ?? person.setStage),
  };
}

const fieldsWith = (person: Person, said: ImportRow['fields'], keep: boolean): Person['fields'] => ({
  name: fieldWith(person, 'name', said, keep),
  email: fieldWith(person, 'email', said, keep),
  phone: fieldWith(person, 'phone', said, keep),
  company: fieldWith(person, 'company', said, keep),
  timeZone: fieldWith(person, 'timeZone', said, keep),
});

/** An address that is one of the person's already does not become the shown one: the same file would turn two of them about. */
function fieldWith(person: Person, field: ContactField, said: ImportRow['fields'], keep: boolean): string | null {
  const before = person.fields[field];
  const after = said[field];
  if (after === undefined || (keep && before !== null)) return before;
  if (before === null) return after;
  if (field === 'email') return person.emails.includes(after) ? before : after;
  return field === 'phone' && person.phones.includes(after) ? before : after;
}

const withOne = (values: readonly string[], value: string | undefined): readonly string[] =>
  value === undefined || values.includes(value) ? values : [...values, value];

/** Names of what differs; of a custom field its id as `customFields.<id>`. */
export function changedParts(before: Person, after: Person): string[] {
  const changed: string[] = CONTACT_FIELDS.filter((field) => after.fields[field] !== before.fields[field]);
  if (ADDRESS_PARTS.some((part) => after[part].length !== before[part].length)) changed.push('identities');
  for (const id of Object.keys(after.customFields)) {
    if (after.customFields[id] !== before.customFields[id]) changed.push(`customFields.${id}`);
  }
  if (after.tags.length !== before.tags.length) changed.push('tags');
  if (after.optedOut !== before.optedOut) changed.push('optedOut');
  if (after.setStatus !== before.setStatus) changed.push('status');
  if (after.setStage !== before.setStage) changed.push('stage');
  return changed;
}

const ADDRESS_PARTS = ['emails', 'phones', 'externalIds', 'claimed'] as const;
