import { inWorkspace } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { lockContact } from '../../../db/repositories/contact-tags.ts';
import { insertNote, listNotes, type NoteRow } from '../../../db/repositories/notes.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { idParams, listOf, page } from '../../schemas/common.ts';
import { newNote, noteSchema } from '../../schemas/reading/note.ts';
import { cutPage, openCursor, type CursorOf } from './cursor.ts';
import { requireSurvivor } from './survivor.ts';

/** What the team writes down about a contact. */
export const noteRoutes: Routes = (deps) => async (app) => {
  listRoute(app as App, deps);
  writeRoute(app as App, deps);
};

function listRoute(app: App, { database, secretKey }: AppDeps): void {
  app.get(
    '/contacts/:id/notes',
    {
      preHandler: requireRole('viewer'),
      schema: {
        tags: ['Contacts'],
        summary: "A contact's notes, newest first",
        params: idParams,
        querystring: page,
        response: { 200: listOf(noteSchema) },
      },
    },
    async (request) => {
      const { workspaceId } = request.caller;
      const { cursor, limit } = request.query;
      return inWorkspace(database, workspaceId, async (scope) => {
        const contactId = await requireSurvivor(scope, request.params.id);
        const list: CursorOf = { secretKey, workspaceId, list: `notes ${contactId}` };
        const [at = '', id = ''] = cursor === undefined ? [] : openCursor(list, cursor);
        const after = cursor === undefined ? null : ([at, id] as const);
        const { rows, nextCursor } = cutPage(
          list,
          await listNotes(scope, contactId, { after, limit: limit + 1 }),
          limit,
        );
        return { items: rows.map(presentNote), nextCursor };
      });
    },
  );
}

function writeRoute(app: App, { database, clock }: AppDeps): void {
  app.post(
    '/contacts/:id/notes',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags: ['Contacts'],
        summary: 'Write a note',
        params: idParams,
        body: newNote,
        response: { 201: noteSchema },
      },
    },
    async (request, reply) => {
      const { workspaceId, actor } = request.caller;
      const note = await inWorkspace(database, workspaceId, async (scope) => {
        const contactId = await requireSurvivor(scope, request.params.id);
        if (!(await lockContact(scope, contactId))) throw notFound();
        const subject = { kind: 'contact', id: contactId } as const;
        await writeAudit(scope, { workspaceId, actor, action: 'contact.note', subject, fields: ['notes'] });
        return insertNote(scope, { workspaceId, actor, at: clock() }, { contactId, text: request.body.text });
      });
      return reply.code(201).send(presentNote(note));
    },
  );
}

const presentNote = ({ id, text, author, created_at }: NoteRow) => ({
  id,
  text,
  author,
  createdAt: created_at.toISOString(),
});
