import type { CustomFieldValue } from '../../domain/custom-fields.ts';
import type { Edit } from '../../domain/facts.ts';
import type { Scope } from '../client.ts';
import { recordEdits, recordTagging } from './bulk-edits.ts';
import { linkAddresses, optOutPeople, tagPeople, type Importing } from './import-new.ts';
import type { Address } from './import-people.ts';

/** What a file changes of a contact that is there. */
export interface ChangedPerson {
  readonly id: string;
  /** Details to set; what is left out stays. */
  readonly fields: Readonly<Partial<Record<'name' | 'email' | 'phone' | 'company' | 'timeZone', string>>>;
  /** By the field's id; the others stay. */
  readonly customFields: Readonly<Record<string, CustomFieldValue>>;
  /** Of a contact without a workflow; null leaves it to the workflow. */
  readonly completeness: number | null;
  readonly linked: readonly Address[];
  /** Addresses that were only claimed, and are vouched for now. */
  readonly vouched: readonly Address[];
  readonly tagIds: readonly string[];
  readonly optsOut: boolean;
  /** Facts for its workflow to judge, none for a contact that has none. */
  readonly edits: readonly Edit[];
  /** What the ledger says of its details; null where none changed. */
  readonly ledger: { readonly before: unknown; readonly after: unknown } | null;
}

/** Changes contacts that the caller holds locked (lockContacts). */
export async function changePeople(
  scope: Scope,
  importing: Importing,
  people: readonly ChangedPerson[],
): Promise<void> {
  if (people.length === 0) return;
  const { workspaceId, actor, at } = importing;
  const rows = people.map(({ id, fields, customFields, completeness }) => ({
    id,
    ...fields,
    customFields,
    completeness,
  }));
  await scope.raw(UPDATE, { at, rows: JSON.stringify(rows) });
  await linkAddresses(scope, importing, of(people, 'linked'));
  await vouch(scope, of(people, 'vouched'));
  await insertLedger(scope, importing, people);
  await tag(scope, importing, people);
  const leaving = people.filter(({ optsOut }) => optsOut).map(({ id: contactId }) => contactId);
  await optOutPeople(
    scope,
    importing,
    leaving.map((contactId) => ({ contactId, scope: 'all', source: 'import', at })),
  );
  const editor = { workspaceId, actor, at };
  for (const [edit, contactIds] of byEdit(people)) {
    await recordEdits(scope, editor, JSON.parse(edit) as Edit, contactIds);
  }
}

const UPDATE = `
  UPDATE contacts c SET set_name = coalesce(r.name, set_name), set_email = coalesce(r.email, set_email),
    set_phone = coalesce(r.phone, set_phone), set_company = coalesce(r.company, set_company),
    set_time_zone = coalesce(r."timeZone", set_time_zone), custom_fields = c.custom_fields || r."customFields",
    completeness = coalesce(r.completeness, c.completeness), touched_at = :at
  FROM json_to_recordset(:rows::json) AS r (id uuid, name text, email text, phone text, company text, "timeZone" text,
    "customFields" jsonb, completeness double precision)
  WHERE c.id = r.id`;

const of = (people: readonly ChangedPerson[], part: 'linked' | 'vouched'): (Address & { contactId: string })[] =>
  people.flatMap((person) => person[part].map((address) => ({ contactId: person.id, ...address })));

async function vouch(scope: Scope, addresses: readonly Address[]): Promise<void> {
  if (addresses.length === 0) return;
  await scope.raw(
    `UPDATE contact_identities SET verified = true, linked_by = 'import'
     WHERE (kind, value) IN (SELECT kind, value FROM json_to_recordset(?::json) AS a (kind text, value text))
       AND scope = '' AND NOT verified`,
    [JSON.stringify(addresses)],
  );
}

async function insertLedger(scope: Scope, importing: Importing, people: readonly ChangedPerson[]): Promise<void> {
  const { workspaceId, actor, at } = importing;
  const lines = people.flatMap(({ id, ledger, optsOut }) => [
    ...(ledger === null ? [] : [{ id, kind: 'details', ...ledger }]),
    ...(optsOut ? [{ id, kind: 'opt_out', before: null, after: 'all' }] : []),
  ]);
  if (lines.length === 0) return;
  await scope.raw(
    `INSERT INTO contact_events (workspace_id, contact_id, kind, before, after, actor, at)
     SELECT :workspaceId::uuid, id, kind, before, after, :actor, :at::timestamptz
     FROM json_to_recordset(:lines::json) AS l (id uuid, kind text, before jsonb, after jsonb)`,
    { workspaceId, actor, at, lines: JSON.stringify(lines) },
  );
}

async function tag(scope: Scope, importing: Importing, people: readonly ChangedPerson[]): Promise<void> {
  const tagged = people.flatMap(({ id, tagIds }) => tagIds.map((tagId) => ({ contactId: id, tagId })));
  await tagPeople(scope, importing, tagged);
  for (const tagId of new Set(tagged.map((each) => each.tagId))) {
    const contactIds = tagged.filter((each) => each.tagId === tagId).map(({ contactId }) => contactId);
    await recordTagging(scope, importing, { before: null, after: tagId }, contactIds);
  }
}

/** One statement for each kind of edit, and not for each contact. */
function byEdit(people: readonly ChangedPerson[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, edits } of people) {
    for (const edit of edits) {
      const key = JSON.stringify(edit);
      const same = ids.get(key);
      if (same === undefined) ids.set(key, [id]);
      else same.push(id);
    }
  }
  return ids;
}
