import type { Scope } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import type { TagRow } from '../../../db/repositories/contact-list-row.ts';
import { takeTagOffAll, type Tagging } from '../../../db/repositories/contact-tags.ts';
import { deleteTag, findTag, insertTag, lockTagged, readTag, updateTag } from '../../../db/repositories/tags.ts';
import { impossible, notFound, Problem } from '../../problem.ts';
import { uuid } from '../../schemas/common.ts';

const nameTaken = (): Problem =>
  new Problem(409, 'tag_name_taken', 'There is a tag of this name; send mergeInto to make them one.', {
    errors: [{ path: 'name', message: 'names another tag' }],
  });

/** @throws Problem 409 `tag_name_taken` */
export async function makeTag(scope: Scope, by: Tagging, tag: { name: string; color: string }): Promise<TagRow> {
  const made = await insertTag(scope, { workspaceId: by.workspaceId, ...tag });
  if (made === null) throw nameTaken();
  await auditTag(scope, by, 'tag.make', made.id, ['name', 'color']);
  return made;
}

/** Renames or recolours. @throws Problem 404, 409 `tag_name_taken` */
export async function changeTag(
  scope: Scope,
  by: Tagging,
  tagId: string,
  patch: { readonly name?: string | undefined; readonly color?: string | undefined },
): Promise<TagRow> {
  const tag = await readTag(scope, tagId);
  if (tag === null) throw notFound();
  const changed = { id: tag.id, name: patch.name ?? tag.name, color: patch.color ?? tag.color };
  const namesake = await findTag(scope, changed.name);
  if (namesake !== null && namesake.id !== tag.id) throw nameTaken();
  await updateTag(scope, changed);
  const fields = (['name', 'color'] as const).filter((field) => changed[field] !== tag[field]);
  if (fields.length > 0) await auditTag(scope, by, 'tag.change', tag.id, fields);
  return changed;
}

/** Gives the tag's contacts another one, and deletes it. @throws Problem 404, 422 `unknown_tag` */
export async function mergeTag(scope: Scope, by: Tagging, tagId: string, into: string): Promise<TagRow> {
  const target = uuid.safeParse(into).success ? await readTag(scope, into) : null;
  if (target === null || target.id === tagId.toLowerCase()) {
    const what = target === null ? 'names no tag' : 'names the tag itself';
    throw impossible('unknown_tag', [{ path: 'mergeInto', message: what }], 'There is no such other tag.');
  }
  await removeTag(scope, by, tagId, target.id);
  return target;
}

/** Takes a tag off all its contacts and deletes it; `into` is what they get instead. @throws Problem 404 */
export async function removeTag(scope: Scope, by: Tagging, tagId: string, into: string | null): Promise<void> {
  const tag = await readTag(scope, tagId);
  if (tag === null) throw notFound();
  await lockTagged(scope, tag.id);
  await takeTagOffAll(scope, by, tag.id, into);
  await deleteTag(scope, tag.id);
  await auditTag(scope, by, into === null ? 'tag.remove' : 'tag.merge', tag.id, []);
}

export const auditTag = (
  scope: Scope,
  by: Tagging,
  action: string,
  tagId: string,
  fields: readonly string[],
): Promise<void> =>
  writeAudit(scope, {
    workspaceId: by.workspaceId,
    actor: by.actor,
    action,
    subject: { kind: 'tag', id: tagId },
    fields,
  });
