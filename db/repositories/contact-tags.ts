import type { Scope } from '../client.ts';
import { selectRows, sql, type Sql } from './contact-list-sql.ts';

export interface Tagging {
  readonly workspaceId: string;
  /** `key:<id>` or `user:<id>`. */
  readonly actor: string;
  readonly at: Date;
}

/** Locks the contact, so that two who change its tags follow one another. @returns false when it is gone */
export async function lockContact(scope: Scope, contactId: string): Promise<boolean> {
  const row = await scope('contacts')
    .where({ id: contactId })
    .whereNull('erasing_at')
    .whereNull('merged_into')
    .forNoKeyUpdate()
    .first('id');
  return row !== undefined;
}

/** @returns whether the contact did not have the tag before */
export async function putTag(scope: Scope, tagging: Tagging, contactId: string, tagId: string): Promise<boolean> {
  const added = await selectRows(
    scope,
    sql(
      `INSERT INTO contact_tags (contact_id, tag_id, workspace_id, added_by, added_at)
       VALUES (?::uuid, ?::uuid, ?::uuid, ?::text, ?::timestamptz) ON CONFLICT (contact_id, tag_id) DO NOTHING RETURNING 1`,
      ...[contactId, tagId, tagging.workspaceId, tagging.actor, tagging.at.toISOString()],
    ),
  );
  if (added.length === 0) {
    await ownTag(scope, [contactId], tagId);
    return false;
  }
  await record(scope, tagging, sql('SELECT ?::uuid', contactId), { before: null, after: tagId });
  return true;
}

/** Somebody gives contacts a tag that they had only taken over from whom they absorbed: it stays when that merge is undone. */
export async function ownTag(scope: Scope, contactIds: readonly string[], tagId: string): Promise<void> {
  await scope('contact_tags')
    .whereIn('contact_id', [...contactIds])
    .where({ tag_id: tagId })
    .whereNotNull('origin_contact_id')
    .update({ origin_contact_id: null });
}

/** @returns whether the contact had the tag before */
export async function takeTag(scope: Scope, tagging: Tagging, contactId: string, tagId: string): Promise<boolean> {
  const taken = await scope('contact_tags').where({ contact_id: contactId, tag_id: tagId }).delete();
  if (taken === 0) return false;
  await record(scope, tagging, sql('SELECT ?::uuid', contactId), { before: tagId, after: null });
  return true;
}

/** Takes a tag off all its contacts, in the ledger too; gives them `into` instead where that is another tag. */
export async function takeTagOffAll(scope: Scope, tagging: Tagging, tagId: string, into: string | null): Promise<void> {
  const tagged = sql('SELECT contact_id FROM contact_tags WHERE tag_id = ?::uuid', tagId);
  await record(scope, tagging, tagged, { before: tagId, after: into });
  if (into !== null) {
    await scope.raw(
      `INSERT INTO contact_tags (contact_id, tag_id, workspace_id, added_by, added_at)
       SELECT contact_id, ?::uuid, workspace_id, added_by, added_at FROM contact_tags WHERE tag_id = ?::uuid
       ON CONFLICT (contact_id, tag_id) DO NOTHING`,
      [into, tagId],
    );
  }
  await scope('contact_tags').where({ tag_id: tagId }).delete();
}

/** The ledger's line for these contacts, and the time of their last change. The engine has no part in tags. */
async function record(
  scope: Scope,
  { workspaceId, actor, at }: Tagging,
  contactIds: Sql,
  change: { readonly before: string | null; readonly after: string | null },
): Promise<void> {
  const value = (tagId: string | null): string => JSON.stringify(tagId);
  await selectRows(
    scope,
    sql(
      `WITH changed (id) AS (${contactIds.text}),
         touched AS (UPDATE contacts SET touched_at = ?::timestamptz WHERE id IN (SELECT id FROM changed))
       INSERT INTO contact_events (workspace_id, contact_id, kind, before, after, actor, at)
       SELECT ?::uuid, id, 'tag', ?::jsonb, ?::jsonb, ?::text, ?::timestamptz FROM changed`,
      ...contactIds.values,
      ...[at.toISOString(), workspaceId, value(change.before), value(change.after), actor, at.toISOString()],
    ),
  );
}
