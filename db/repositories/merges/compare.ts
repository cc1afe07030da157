import { areNearlyEqual, phoneReason, type MergeReason } from '../../../domain/merge/reasons.ts';
import type { Scope } from '../../client.ts';
import { runPrepared } from '../../prepared.ts';
import { areKeptApart, suggestMerge } from './suggestion-rows.ts';

interface Alike {
  readonly otherId: string;
  readonly reason: MergeReason;
}

/** What a contact is compared by. */
interface Compared {
  readonly name: string;
  readonly company: string | null;
  readonly addresses: readonly { readonly kind: string; readonly value: string; readonly likeness: string | null }[];
}

/** More than a few that look like one person are a business's own number, or a test; nobody would go through them. */
const MOST = 20;

/**
 * Suggests those contacts that are likely the same person as this one, where what it is compared by has changed since the last
 * time. In the transaction that judges the contact, whose rows are held; the others' are only read.
 */
export async function compareWithOthers(
  scope: Scope,
  { workspaceId, contactId, now }: { readonly workspaceId: string; readonly contactId: string; readonly now: string },
): Promise<void> {
  const [compared] = await runPrepared<Compared>(scope, 'compared_by', NOTE_COMPARED, { contactId });
  if (compared === undefined) return;
  for (const { otherId, reason } of await alike(scope, contactId, compared)) {
    const pair = { workspaceId, contactId, otherId };
    if (await areKeptApart(scope, pair)) continue;
    await suggestMerge(scope, pair, { state: 'open', ground: 'person', reason, claimedBy: [], at: new Date(now) });
  }
}

/**
 * Each look by values that are at hand: on a new installation the planner knows no numbers yet, and would join by reading all
 * addresses of the workspace.
 */
async function alike(scope: Scope, contactId: string, { name, company, addresses }: Compared): Promise<Alike[]> {
  const found: Alike[] = [];
  const phones = addresses.filter(({ kind }) => kind === 'phone');
  if (phones.length > 0) {
    const likenesses = phones.map(({ likeness }) => likeness);
    const own = phones.map(({ value }) => value);
    const others = await runPrepared<Other>(scope, 'alike_phones', PHONES, { contactId, likenesses, own });
    found.push(...others.map(({ otherId, value }) => ({ otherId, reason: phoneReason(value) })));
  }
  for (const { kind, value, likeness } of addresses) {
    if (kind !== 'email' || likeness === null) continue;
    const local = likeness.slice(0, likeness.indexOf('@'));
    const bounds = { from: `${local}@`, to: `${local}A`, own: value };
    const others = await runPrepared<Other>(scope, 'alike_emails', EMAILS, { contactId, ...bounds });
    const near = others.filter((other) => areNearlyEqual(value, other.value));
    found.push(...near.map(({ otherId }) => ({ otherId, reason: 'similar_email' as const })));
  }
  if (company !== null && name !== '') {
    const others = await runPrepared<Other>(scope, 'namesakes', NAMESAKES, { contactId, name, company });
    found.push(...others.map(({ otherId }) => ({ otherId, reason: 'same_name_and_company' as const })));
  }
  return found;
}

interface Other {
  readonly otherId: string;
  readonly value: string;
}

/** Writes only where there is something to compare by, and it has changed. */
const NOTE_COMPARED = `
  UPDATE contact_inbox i SET compared_by = f.print FROM (
    SELECT c.sort_name AS name, rapport.plain(c.company) AS company, a.addresses,
      md5(concat_ws(E'\\x1f', CASE WHEN c.sort_name <> '' THEN c.sort_name || '/' || rapport.plain(c.company) END, a.print)) AS print
    FROM contacts c, (
      SELECT string_agg(kind || ' ' || value, E'\\x1f' ORDER BY kind, value) FILTER (WHERE kind IN ('email', 'phone')) AS print,
        coalesce(json_agg(json_build_object('kind', kind, 'value', value, 'likeness', rapport.likeness(kind, value)))
          FILTER (WHERE kind IN ('email', 'phone') AND scope = ''), '[]') AS addresses
      FROM contact_identities WHERE contact_id = :contactId::uuid) a
    WHERE c.id = :contactId::uuid
  ) f WHERE i.contact_id = :contactId::uuid AND f.print <> md5('') AND f.print IS DISTINCT FROM i.compared_by
  RETURNING f.name, f.company, f.addresses`;

const PHONES = `
  SELECT contact_id AS "otherId", value FROM contact_identities
  WHERE kind = 'phone' AND rapport.likeness(kind, value) = ANY(:likenesses::text[]) AND scope = ''
    AND value <> ALL(:own::text[]) AND contact_id <> :contactId::uuid LIMIT ${String(MOST)}`;

/** Nearly equal ones have the same likeness before the "@", which comes just before "A" in the order of bytes. */
const EMAILS = `
  SELECT contact_id AS "otherId", value FROM contact_identities
  WHERE kind = 'email' AND rapport.likeness(kind, value) ~>=~ :from::text AND rapport.likeness(kind, value) ~<~ :to::text
    AND scope = '' AND value <> :own::text AND contact_id <> :contactId::uuid LIMIT ${String(MOST)}`;

const NAMESAKES = `
  SELECT id AS "otherId", name AS value FROM contacts
  WHERE sort_name = :name::text AND rapport.plain(company) = :company::text AND company IS NOT NULL AND sort_name <> ''
    AND erasing_at IS NULL AND merged_into IS NULL AND id <> :contactId::uuid LIMIT ${String(MOST)}`;
