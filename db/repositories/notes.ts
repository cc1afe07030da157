import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';
import type { Tagging } from './contact-tags.ts';
import { selectRows, sql } from './contact-list-sql.ts';

export interface NoteRow {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly created_at: Date;
  readonly place: readonly [at: string, id: string];
}

const COLUMNS = 'id, text, author, created_at, ARRAY[created_at::text, id::text] AS place';

/** A page of a contact's notes, newest first. */
export function listNotes(
  scope: Scope,
  contactId: string,
  { after, limit }: { readonly after: readonly [at: string, id: string] | null; readonly limit: number },
): Promise<NoteRow[]> {
  const beyond = after ? sql('(created_at, id) < (?::timestamptz, ?::uuid)', ...after) : sql('true');
  return selectRows<NoteRow>(
    scope,
    sql(
      `SELECT ${COLUMNS} FROM notes WHERE contact_id = ?::uuid AND ${beyond.text} ORDER BY created_at DESC, id DESC LIMIT ?::integer`,
      contactId,
      ...beyond.values,
      limit,
    ),
  );
}

/** Writes a note. The ledger's line names it and does not repeat its text. */
export async function insertNote(
  scope: Scope,
  { workspaceId, actor, at }: Tagging,
  note: { readonly contactId: string; readonly text: string },
): Promise<NoteRow> {
  const id = uuidv7();
  const when = at.toISOString();
  const [made] = await selectRows<NoteRow>(
    scope,
    sql(
      `WITH touched AS (UPDATE contacts SET touched_at = ?::timestamptz WHERE id = ?::uuid),
         event AS (INSERT INTO contact_events (workspace_id, contact_id, kind, after, actor, at)
           VALUES (?::uuid, ?::uuid, 'note', to_jsonb(?::text), ?::text, ?::timestamptz))
       INSERT INTO notes (id, workspace_id, contact_id, text, author, created_at)
       VALUES (?::uuid, ?::uuid, ?::uuid, ?::text, ?::text, ?::timestamptz) RETURNING ${COLUMNS}`,
      ...[when, note.contactId, workspaceId, note.contactId, id, actor, when],
      ...[id, workspaceId, note.contactId, note.text, actor, when],
    ),
  );
  if (!made) throw new Error('the note was not written');
  return made;
}
