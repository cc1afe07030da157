import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';
import type { TagRow } from './contact-list-row.ts';
import { selectRows, sql } from './contact-list-sql.ts';

/** All tags of the workspace, by name. */
export const listTags = (scope: Scope): Promise<TagRow[]> =>
  selectRows(scope, sql('SELECT id, name, color FROM tags ORDER BY lower(name), id'));

export async function readTag(scope: Scope, tagId: string): Promise<TagRow | null> {
  const [tag] = await selectRows<TagRow>(scope, sql('SELECT id, name, color FROM tags WHERE id = ?::uuid', tagId));
  return tag ?? null;
}

/** The tag of this name, whatever its case. */
export async function findTag(scope: Scope, name: string): Promise<TagRow | null> {
  const [tag] = await selectRows<TagRow>(
    scope,
    sql('SELECT id, name, color FROM tags WHERE lower(name) = lower(?::text)', name),
  );
  return tag ?? null;
}

/** @returns null when there is a tag of this name already */
export async function insertTag(
  scope: Scope,
  tag: { readonly workspaceId: string; readonly name: string; readonly color: string },
): Promise<TagRow | null> {
  const [made] = await selectRows<TagRow>(
    scope,
    sql(
      `INSERT INTO tags (id, workspace_id, name, color) VALUES (?::uuid, ?::uuid, ?::text, ?::text)
       ON CONFLICT DO NOTHING RETURNING id, name, color`,
      ...[uuidv7(), tag.workspaceId, tag.name, tag.color],
    ),
  );
  return made ?? null;
}

/** @throws a unique violation when another tag has the name */
export async function updateTag(scope: Scope, tag: TagRow): Promise<void> {
  await scope('tags').where({ id: tag.id }).update({ name: tag.name, color: tag.color });
}

/** Deletes a tag and takes it off every contact. Who had it is in the ledger before it is gone. */
export async function deleteTag(scope: Scope, tagId: string): Promise<void> {
  await scope('tags').where({ id: tagId }).delete();
}

/** The contacts with this tag, locked in the order of their ids like by every writer of several. */
export async function lockTagged(scope: Scope, tagId: string): Promise<void> {
  await scope.raw(
    `SELECT FROM contacts c WHERE c.id IN (SELECT contact_id FROM contact_tags WHERE tag_id = ?::uuid)
     ORDER BY c.id FOR NO KEY UPDATE`,
    [tagId],
  );
}
