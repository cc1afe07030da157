import { areNearlyEqual, phoneReason, type MergeReason } from '../../../domain/merge/reasons.ts';
import type { Scope } from '../../client.ts';
import { runPrepared } from '../../prepared.ts';
import { areKeptApart, suggestMerge } from './suggestion-rows.ts';

interface Alike {
  readonly otherId: string;
  readonly reason: 'phone' | 'email' | 'name';
  readonly mine: string;
  readonly theirs: string;
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
  const changed = await runPrepared(scope, 'compared_by', NOTE_COMPARED, { contactId });
  if (changed.length === 0) return;
  const found = await runPrepared<Alike>(scope, 'alike', ALIKE, { contactId });
  for (const each of found) {
    const pair = { workspaceId, contactId, otherId: each.otherId };
    const reason = reasonFor(each);
    if (reason === null || (await areKeptApart(scope, pair))) continue;
    await suggestMerge(scope, pair, { state: 'open', ground: 'person', reason, claimedBy: [], at: new Date(now) });
  }
}

function reasonFor({ reason, mine, theirs }: Alike): MergeReason | null {
  if (reason === 'name') return 'same_name_and_company';
  if (reason === 'phone') return phoneReason(mine);
  return areNearlyEqual(mine, theirs) ? 'similar_email' : null;
}

/** Writes only where there is something to compare by, and it has changed. */
const NOTE_COMPARED = `
  UPDATE contact_inbox i SET compared_by = f.print FROM (
    SELECT md5(concat_ws(E'\\x1f', CASE WHEN c.sort_name <> '' THEN c.sort_name || '/' || rapport.plain(c.company) END,
      (SELECT string_agg(kind || ' ' || value, E'\\x1f' ORDER BY kind, value) FROM contact_identities
        WHERE contact_id = c.id AND kind IN ('email', 'phone')))) AS print
    FROM contacts c WHERE c.id = :contactId::uuid
  ) f WHERE i.contact_id = :contactId::uuid AND f.print <> md5('') AND f.print IS DISTINCT FROM i.compared_by
  RETURNING 1`;

/**
 * Each part by an index. Nearly equal e-mail addresses have the same likeness before the "@", which comes just before "A" in the
 * order of bytes.
 */
const ALIKE = `
  (SELECT o.contact_id AS "otherId", 'phone' AS reason, i.value AS mine, o.value AS theirs
   FROM contact_identities i JOIN contact_identities o ON o.kind = 'phone' AND o.scope = '' AND o.value <> i.value
     AND rapport.likeness(o.kind, o.value) = rapport.likeness('phone', i.value) AND o.contact_id <> i.contact_id
   WHERE i.contact_id = :contactId::uuid AND i.kind = 'phone' AND i.scope = '' LIMIT ${String(MOST)})
  UNION ALL
  (SELECT o.contact_id, 'email', i.value, o.value
   FROM contact_identities i JOIN contact_identities o ON o.kind = 'email' AND o.scope = '' AND o.value <> i.value
     AND rapport.likeness(o.kind, o.value) ~>=~ (split_part(rapport.likeness('email', i.value), '@', 1) || '@')
     AND rapport.likeness(o.kind, o.value) ~<~ (split_part(rapport.likeness('email', i.value), '@', 1) || 'A')
     AND o.contact_id <> i.contact_id
   WHERE i.contact_id = :contactId::uuid AND i.kind = 'email' AND i.scope = '' LIMIT ${String(MOST)})
  UNION ALL
  (SELECT o.id, 'name', c.name, o.name
   FROM contacts c JOIN contacts o ON o.sort_name = c.sort_name AND rapport.plain(o.company) = rapport.plain(c.company)
     AND o.company IS NOT NULL AND o.sort_name <> '' AND o.erasing_at IS NULL AND o.merged_into IS NULL AND o.id <> c.id
   WHERE c.id = :contactId::uuid LIMIT ${String(MOST)})`;
