import { v7 as uuidv7 } from 'uuid';
import type { Edit } from '../../domain/facts.ts';
import { editKey } from '../../domain/order.ts';
import type { Scope } from '../client.ts';
import { ownTag } from './contact-tags.ts';
import { lockContacts } from './erasure.ts';
import { nextSeqs } from './inbox.ts';

/** Who edits many contacts of a workspace at once, and when. */
export interface BulkEditor {
  readonly workspaceId: string;
  readonly actor: string;
  readonly at: Date;
}

/** Locks these contacts for an edit. @returns those that can still be edited: neither erased nor merged away meanwhile */
export async function holdForEdit(scope: Scope, contactIds: readonly string[]): Promise<string[]> {
  await lockContacts(scope, contactIds);
  const rows: { id: string }[] = await scope('contacts')
    .whereIn('id', contactIds)
    .whereNull('erasing_at')
    .whereNull('merged_into')
    .select('id');
  return rows.map((row) => row.id);
}

/** @returns the contacts that did not have the tag before */
export async function addTag(
  scope: Scope,
  editor: BulkEditor,
  tagId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  const { rows } = await scope.raw<{ rows: { contact_id: string }[] }>(
    `INSERT INTO contact_tags (contact_id, tag_id, workspace_id, added_by, added_at)
     SELECT unnest(?::uuid[]), ?::uuid, ?::uuid, ?, ? ON CONFLICT (contact_id, tag_id) DO NOTHING RETURNING contact_id`,
    [[...contactIds], tagId, editor.workspaceId, editor.actor, editor.at],
  );
  await ownTag(scope, contactIds, tagId);
  return rows.map((row) => row.contact_id);
}

/** @returns the contacts that had the tag before */
export async function removeTag(scope: Scope, tagId: string, contactIds: readonly string[]): Promise<string[]> {
  const rows: { contact_id: string }[] = await scope('contact_tags')
    .where({ tag_id: tagId })
    .whereIn('contact_id', contactIds)
    .delete()
    .returning('contact_id');
  return rows.map((row) => row.contact_id);
}

/** A contact that was of another branch before, or of none (null). */
interface Moved {
  readonly id: string;
  readonly before: string | null;
}

/**
 * Puts contacts into a branch, or (null) out of theirs. Call {@link holdForEdit} before.
 * @returns those that were not there already
 */
export async function setBranch(
  scope: Scope,
  branchId: string | null,
  contactIds: readonly string[],
): Promise<readonly Moved[]> {
  const { rows } = await scope.raw<{ rows: Moved[] }>(
    `UPDATE contacts c SET branch_id = :branchId::uuid FROM contacts was
     WHERE was.id = c.id AND c.id = ANY(:contactIds::uuid[]) AND c.branch_id IS DISTINCT FROM :branchId::uuid
     RETURNING c.id, was.branch_id AS before`,
    { branchId, contactIds: [...contactIds] },
  );
  return rows;
}

/** The ledger's line for each contact that is of another branch now. The engine has no part in branches. */
export async function recordBranch(
  scope: Scope,
  editor: BulkEditor,
  branchId: string | null,
  moved: readonly Moved[],
): Promise<void> {
  await insertEvents(
    scope,
    editor,
    moved.map(({ id, before }) => ({
      contactId: id,
      kind: 'details',
      before: { branchId: before },
      after: { branchId },
    })),
  );
}

/** Gives each contact the same edit as a fact with a number of its inbox, so that its workflow judges it. */
export async function recordEdits(
  scope: Scope,
  editor: BulkEditor,
  edit: Edit,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  const seqs = await nextSeqs(scope, contactIds);
  const rows = [...seqs].map(([contactId, seq]) => {
    const editId = uuidv7();
    return {
      id: editId,
      workspace_id: editor.workspaceId,
      contact_id: contactId,
      seq,
      position_key: editKey({ editId }),
      edit: JSON.stringify(edit),
      actor: editor.actor,
      at: editor.at,
    };
  });
  await scope('contact_edits').insert(rows);
  await touch(scope, editor.at, contactIds);
}

/** The ledger's line for a tag put on or taken off, and the time of the change. The engine has no part in tags. */
export async function recordTagging(
  scope: Scope,
  editor: BulkEditor,
  change: { readonly before: string | null; readonly after: string | null },
  contactIds: readonly string[],
): Promise<void> {
  await insertEvents(
    scope,
    editor,
    contactIds.map((contactId) => ({ contactId, kind: 'tag', ...change })),
  );
}

interface Line {
  readonly contactId: string;
  readonly kind: string;
  readonly before: unknown;
  readonly after: unknown;
}

async function insertEvents(scope: Scope, editor: BulkEditor, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await scope('contact_events').insert(
    lines.map(({ contactId, kind, before, after }) => ({
      workspace_id: editor.workspaceId,
      contact_id: contactId,
      kind,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      actor: editor.actor,
      at: editor.at,
    })),
  );
  await touch(
    scope,
    editor.at,
    lines.map(({ contactId }) => contactId),
  );
}

async function touch(scope: Scope, at: Date, contactIds: readonly string[]): Promise<void> {
  await scope.raw('UPDATE contacts SET touched_at = ? WHERE id = ANY(?::uuid[])', [at, [...contactIds]]);
}

/**
 * How many contacts of the workspace wait to be judged, counted up to `limit`. Those that have waited for more than a minute do
 * not count: something else keeps them, and bulk work need not wait for it.
 */
export async function backlog(scope: Scope, limit: number): Promise<number> {
  const { rows } = await scope.raw<{ rows: { waiting: number }[] }>(
    `SELECT count(*) AS waiting FROM (SELECT 1 FROM contact_inbox
       WHERE last_seq > judged_seq AND last_at > clock_timestamp() - interval '1 minute' LIMIT ?) AS waiting`,
    [limit],
  );
  return rows[0]?.waiting ?? 0;
}
