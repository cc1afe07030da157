import type { CustomFieldValue } from '../../domain/custom-fields.ts';
import { addressKey, type IdentityKind, type Person } from '../../domain/import/plan-rows.ts';
import type { ContactField, Stage, Status } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';

export interface Address {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** Who has an address. */
export interface Holder {
  readonly contactId: string;
  /** Who had it before any merge. */
  readonly originId: string;
  /** Somebody vouches for it; otherwise it was only typed. */
  readonly verified: boolean;
}

/** Who has these addresses, by their keys; one that was merged away stands for who absorbed it. */
export async function findHolders(scope: Scope, addresses: readonly Address[]): Promise<Map<string, Holder>> {
  if (addresses.length === 0) return new Map();
  const asked = addresses.map(({ kind, value }) => ({ kind, value }));
  const { rows } = await scope.raw<{ rows: (Address & Holder)[] }>(HOLDERS, [JSON.stringify(asked)]);
  return new Map(rows.map(({ kind, value, ...holder }) => [addressKey(kind, value), holder]));
}

/** One by one, by the unique index: a join would read all addresses of a workspace for some thousand of them. */
const HOLDERS = `
  SELECT a.kind, a.value, i.verified, i."originId", i."contactId"
  FROM json_to_recordset(?::json) AS a (kind text, value text) CROSS JOIN LATERAL (
    SELECT i.verified, coalesce(i.origin_contact_id, i.contact_id) AS "originId",
      (SELECT coalesce(c.merged_into, c.id) FROM contacts c WHERE c.id = i.contact_id AND c.erasing_at IS NULL) AS "contactId"
    FROM contact_identities i WHERE i.kind = a.kind AND i.value = a.value AND i.scope = '' OFFSET 0) AS i
  WHERE i."contactId" IS NOT NULL`;

/** Has the tables known for what they are by now: plans for some thousand rows depend on it. */
export async function knowGrowth(scope: Scope): Promise<void> {
  await scope.raw('SELECT rapport.analyze_grown()');
}

/** A contact as an import finds it. */
export interface StoredPerson extends Person {
  /** It has no workflow, and needs none for a change of its details: nothing of it was ever judged, and nothing waits. */
  readonly quiet: boolean;
}

/** Contacts by id; those that were merged away or are being deleted are left out. */
export async function readPeople(scope: Scope, contactIds: readonly string[]): Promise<Map<string, StoredPerson>> {
  if (contactIds.length === 0) return new Map();
  const { rows } = await scope.raw<{ rows: Row[] }>(PEOPLE, [[...contactIds]]);
  return new Map(rows.map((row) => [row.id, personIn(row)]));
}

interface Row extends Readonly<Record<Exclude<ContactField, 'timeZone'>, string | null>> {
  readonly id: string;
  readonly time_zone: string | null;
  readonly custom_fields: Readonly<Record<string, CustomFieldValue>>;
  readonly status: Status;
  readonly stage: Stage;
  readonly locks: { readonly status?: boolean; readonly stage?: boolean };
  readonly addresses: readonly (Address & { readonly verified: boolean })[];
  readonly tags: readonly string[];
  readonly opted_out: boolean;
  readonly quiet: boolean;
}

const PEOPLE = `
  SELECT c.id, c.name, c.email, c.phone, c.company, c.time_zone, c.custom_fields, c.status, c.stage, c.locks,
    c.evaluated_at IS NULL AND (SELECT i.last_seq <= i.judged_seq FROM contact_inbox i WHERE i.contact_id = c.id) AS quiet,
    EXISTS (SELECT FROM opt_outs o WHERE o.contact_id = c.id AND o.scope = 'all') AS opted_out,
    ARRAY(SELECT (SELECT lower(t.name) FROM tags t WHERE t.id = ct.tag_id)
      FROM contact_tags ct WHERE ct.contact_id = c.id ORDER BY ct.tag_id) AS tags,
    coalesce((SELECT json_agg(json_build_object('kind', a.kind, 'value', a.value, 'verified', a.verified) ORDER BY a.id)
      FROM contact_identities a WHERE a.contact_id = c.id AND a.kind IN ('email', 'phone', 'external') AND a.scope = ''),
      '[]') AS addresses
  FROM contacts c WHERE c.id = ANY(?::uuid[]) AND c.merged_into IS NULL AND c.erasing_at IS NULL`;

function personIn(row: Row): StoredPerson {
  const { id, name, email, phone, company, time_zone: timeZone, custom_fields: customFields, addresses } = row;
  return {
    id,
    isNew: false,
    quiet: row.quiet,
    fields: { name, email, phone, company, timeZone },
    emails: valuesOf(addresses, 'email'),
    phones: valuesOf(addresses, 'phone'),
    externalIds: valuesOf(addresses, 'external'),
    customFields,
    tags: row.tags,
    optedOut: row.opted_out,
    claimed: addresses.filter(({ verified }) => !verified).map(({ kind, value }) => addressKey(kind, value)),
    setStatus: row.locks.status === true ? row.status : null,
    setStage: row.locks.stage === true ? row.stage : null,
  };
}

const valuesOf = (addresses: readonly Address[], kind: IdentityKind): string[] =>
  addresses.filter((address) => address.kind === kind).map(({ value }) => value);
