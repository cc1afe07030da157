import { v7 as uuidv7 } from 'uuid';
import type { CustomFieldValue } from '../../domain/custom-fields.ts';
import type { Edit } from '../../domain/facts.ts';
import { editKey } from '../../domain/order.ts';
import type { Scope } from '../client.ts';
import type { projectionOf } from './judgements.ts';
import type { Address } from './import-people.ts';

export interface Importing {
  readonly workspaceId: string;
  /** Who sent the file. */
  readonly actor: string;
  readonly at: Date;
}

/** What of a judgement a contact that was never judged shows beside its details. */
export type Shown = Pick<ReturnType<typeof projectionOf>, 'status' | 'stage' | 'vip' | 'at_risk' | 'locks'> & {
  /** Null where nobody decided anything: there is nothing to explain. */
  readonly explain: unknown;
};

export interface NewPerson {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly timeZone: string | null;
  /** By the field's id. */
  readonly customFields: Readonly<Record<string, CustomFieldValue>>;
  readonly completeness: number;
  /** What the file's decisions make of it; null where there are none. */
  readonly shown: Shown | null;
  /** Status and stage that the file sets, as a person would. */
  readonly edits: readonly { readonly editId: string; readonly edit: Edit }[];
  readonly addresses: readonly Address[];
  readonly tagIds: readonly string[];
  /** Scopes, each with where it comes from: the file, or what is remembered of somebody who was deleted. */
  readonly optOuts: readonly { readonly scope: string; readonly source: 'import' | 'remembered'; readonly at: Date }[];
  /** By the field's key, for the ledger; null where there are none. */
  readonly toldCustomFields: Readonly<Record<string, CustomFieldValue>> | null;
}

/**
 * Makes contacts with all that belongs to them. Their inbox has no number that anybody waits for, so that no workflow starts until
 * something happens; what the file decided is a fact like any person's edit, counted as judged, since the row shows it already.
 *
 * @param untouched what a contact shows of which nothing was ever decided
 * @throws a unique violation when another transaction linked one of the addresses meanwhile
 */
export async function insertPeople(
  scope: Scope,
  importing: Importing,
  people: readonly NewPerson[],
  untouched: Shown,
): Promise<void> {
  if (people.length === 0) return;
  const { workspaceId, actor, at } = importing;
  const edits = people.flatMap(({ id, edits: each }) =>
    each.map(({ editId, edit }) => ({ contactId: id, editId, edit, key: editKey({ editId }) })),
  );
  const common = { workspaceId, actor, at, edits: JSON.stringify(edits), ...columnsOf(untouched) };
  await scope.raw(PEOPLE, { ...common, people: JSON.stringify(people.map(personRow)) });
  await linkAddresses(
    scope,
    importing,
    people.flatMap(({ id, addresses }) => addresses.map(({ kind, value }) => ({ contactId: id, kind, value }))),
  );
  await tagPeople(
    scope,
    importing,
    people.flatMap(({ id, tagIds }) => tagIds.map((tagId) => ({ contactId: id, tagId }))),
  );
  await optOutPeople(
    scope,
    importing,
    people.flatMap(({ id, optOuts }) => optOuts.map((optOut) => ({ contactId: id, ...optOut }))),
  );
}

/** What is the same of nearly all of them comes once for all, and not with each. */
const personRow = (person: NewPerson) => {
  const { id, name, email, phone, company, timeZone, completeness, shown, customFields, toldCustomFields } = person;
  const details = { id, name, email, phone, company, timeZone: timeZone ?? undefined, completeness };
  return shown === null && toldCustomFields === null
    ? details
    : { ...details, customFields, toldCustomFields, ...shown };
};

const columnsOf = ({ locks, explain, ...shown }: Shown) => ({
  ...shown,
  locks: JSON.stringify(locks),
  explain: explain === null ? null : JSON.stringify(explain),
});

/**
 * All in one statement, so that the list is read once. The numbers of facts are drawn as the inboxes are made: nobody else can have
 * drawn one before.
 */
const PEOPLE = `
  WITH people AS MATERIALIZED (
    SELECT * FROM json_to_recordset(:people::json) AS p (id uuid, name text, email text, phone text, company text, "timeZone" text,
      completeness double precision, "customFields" jsonb, "toldCustomFields" jsonb, status text, stage text, vip boolean,
      at_risk boolean, locks jsonb, explain jsonb)
  ), made AS (
    INSERT INTO contacts (id, workspace_id, source, first_seen_at, set_name, set_email, set_phone, set_company, set_time_zone,
      custom_fields, status, stage, vip, at_risk, completeness, locks, explain)
    SELECT id, :workspaceId::uuid, 'import', :at::timestamptz, name, email, phone, company, "timeZone",
      coalesce("customFields", '{}'), coalesce(status, :status), coalesce(stage, :stage), coalesce(vip, :vip::boolean),
      coalesce(at_risk, :at_risk::boolean), completeness, coalesce(locks, :locks::jsonb), coalesce(explain, :explain::jsonb)
    FROM people
  ), facts AS (
    INSERT INTO contact_edits (id, workspace_id, contact_id, seq, position_key, edit, actor, at)
    SELECT "editId", :workspaceId::uuid, "contactId", nextval('rapport.inbox_seq'), key, edit, :actor, :at::timestamptz
    FROM json_to_recordset(:edits::json) AS e ("editId" uuid, "contactId" uuid, key text, edit jsonb)
    RETURNING contact_id, seq
  ), inboxes AS (
    INSERT INTO contact_inbox (contact_id, workspace_id, last_seq, relayed_seq, judged_seq)
    SELECT p.id, :workspaceId::uuid, coalesce(f.last, 0), coalesce(f.last, 0), coalesce(f.last, 0)
    FROM people p LEFT JOIN (SELECT contact_id, max(seq) AS last FROM facts GROUP BY contact_id) AS f ON f.contact_id = p.id
  )
  INSERT INTO contact_events (workspace_id, contact_id, kind, after, actor, at)
  SELECT :workspaceId::uuid, id, 'created', jsonb_strip_nulls(jsonb_build_object('name', name, 'email', email, 'phone', phone,
    'company', company, 'timeZone', "timeZone", 'customFields', "toldCustomFields")), :actor, :at::timestamptz
  FROM people`;

/**
 * Links addresses that nobody has. In one order for everybody, that of the accept path, or two who link the same two would wait for
 * each other.
 */
export async function linkAddresses(
  scope: Scope,
  { workspaceId, at }: Importing,
  links: readonly (Address & { readonly contactId: string })[],
): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map(({ contactId, kind, value }) => ({ id: uuidv7(), contactId, kind, value }));
  await scope.raw(
    `INSERT INTO contact_identities (id, workspace_id, contact_id, kind, value, verified, linked_by, linked_at)
     SELECT id, :workspaceId::uuid, "contactId", kind, value, true, 'import', :at::timestamptz
     FROM json_to_recordset(:rows::json) AS l (id uuid, "contactId" uuid, kind text, value text)
     ORDER BY kind COLLATE "C", value COLLATE "C"`,
    { workspaceId, at, rows: JSON.stringify(rows) },
  );
}

/** A tag or an opt-out that a contact had only taken over by a merge is its own from now on, and stays when that is undone. */
export async function tagPeople(
  scope: Scope,
  { workspaceId, actor, at }: Importing,
  tagged: readonly { readonly contactId: string; readonly tagId: string }[],
): Promise<void> {
  if (tagged.length === 0) return;
  await scope.raw(
    `INSERT INTO contact_tags AS known (contact_id, tag_id, workspace_id, added_by, added_at)
     SELECT "contactId", "tagId", :workspaceId::uuid, :actor, :at::timestamptz
     FROM json_to_recordset(:rows::json) AS t ("contactId" uuid, "tagId" uuid)
     ON CONFLICT (contact_id, tag_id) DO UPDATE SET origin_contact_id = NULL WHERE known.origin_contact_id IS NOT NULL`,
    { workspaceId, actor, at, rows: JSON.stringify(tagged) },
  );
}

export async function optOutPeople(
  scope: Scope,
  { workspaceId }: Importing,
  optOuts: readonly (NewPerson['optOuts'][number] & { readonly contactId: string })[],
): Promise<void> {
  if (optOuts.length === 0) return;
  await scope.raw(
    `INSERT INTO opt_outs AS known (id, workspace_id, contact_id, scope, source, at)
     SELECT gen_random_uuid(), :workspaceId::uuid, "contactId", scope, source, at
     FROM json_to_recordset(:rows::json) AS o ("contactId" uuid, scope text, source text, at timestamptz)
     ON CONFLICT (contact_id, scope) DO UPDATE SET origin_contact_id = NULL WHERE known.origin_contact_id IS NOT NULL`,
    { workspaceId, rows: JSON.stringify(optOuts) },
  );
}
