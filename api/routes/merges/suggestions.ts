import { inWorkspace, type Scope } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { survivorOf } from '../../../db/repositories/contact-detail.ts';
import { listedContactsById } from '../../../db/repositories/listed-contacts.ts';
import {
  dismissSuggestion,
  holdSuggestion,
  listSuggestions,
  type SuggestionRow,
} from '../../../db/repositories/merges/read-suggestions.ts';
import type { App, AppDeps } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound, Problem } from '../../problem.ts';
import { idParams, listOf, page, uuid } from '../../schemas/common.ts';
import { mergedSchema, mergeSuggestionSchema, suggestionDecidedSchema } from '../../schemas/merges.ts';
import { cutPage, openCursor, type CursorOf } from '../reading/cursor.ts';
import { join } from './join.ts';
import { presentReasons } from './merge.ts';

const tags = ['Contacts'];

/** Contacts that are possibly the same person, for somebody to decide. */
export function suggestionRoutes(app: App, deps: AppDeps): void {
  listRoute(app, deps);
  app.post(
    '/merge-suggestions/:id/accept',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags,
        summary: 'They are the same person: join them',
        params: idParams,
        response: { 200: mergedSchema, 202: mergedSchema },
      },
    },
    async (request, reply) => {
      const { settled, body } = await join(deps, request, async (scope) => {
        const row = await requireUndecided(scope, request.params.id, 'accepted');
        return { contactId: row.contact_id, otherId: row.other_id, reasons: row.reasons };
      });
      return reply.code(settled ? 200 : 202).send(body);
    },
  );
  app.post(
    '/merge-suggestions/:id/dismiss',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags,
        summary: 'They are two: do not ask again',
        params: idParams,
        response: { 200: suggestionDecidedSchema },
      },
    },
    ({ caller, params: { id } }) =>
      inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const { workspaceId, actor } = caller;
        const row = await requireUndecided(scope, id, 'dismissed');
        if (row.state !== 'dismissed') {
          await dismissSuggestion(scope, { id, actor, at: deps.clock() });
          const subject = { kind: 'contact', id: row.contact_id } as const;
          await writeAudit(scope, { workspaceId, actor, action: 'contact.keep_apart', subject });
        }
        return { id, state: 'dismissed' as const };
      }),
  );
}

/** Decided the same way before is no mistake. @throws Problem 404, 409 `suggestion_already_decided` */
async function requireUndecided(scope: Scope, id: string, as: 'accepted' | 'dismissed'): Promise<SuggestionRow> {
  const row = await holdSuggestion(scope, id);
  if (row === undefined) throw notFound();
  if (row.state === 'open' || row.state === 'linking' || row.state === as) return row;
  throw new Problem(409, 'suggestion_already_decided', 'Somebody has decided otherwise about these two.');
}

function listRoute(app: App, { database, secretKey }: AppDeps): void {
  app.get(
    '/merge-suggestions',
    {
      preHandler: requireRole('viewer'),
      schema: {
        tags,
        summary: 'Contacts that are possibly the same person, newest first',
        querystring: page.extend({ contactId: uuid.optional() }),
        response: { 200: listOf(mergeSuggestionSchema) },
      },
    },
    ({ caller: { workspaceId }, query: { cursor, limit, contactId: asked } }) =>
      inWorkspace(database, workspaceId, async (scope) => {
        const contactId = asked === undefined ? null : await survivorOf(scope, asked);
        if (asked !== undefined && contactId === null) return { items: [], nextCursor: null };
        const list: CursorOf = { secretKey, workspaceId, list: `merge suggestions ${contactId ?? ''}` };
        const [at = '', id = ''] = cursor === undefined ? [] : openCursor(list, cursor);
        const after = cursor === undefined ? null : ([at, id] as const);
        const found = await listSuggestions(scope, { contactId, after, limit: limit + 1 });
        const { rows, nextCursor } = cutPage(list, found, limit);
        const contacts = await listedContactsById(
          scope,
          rows.flatMap((row) => [row.contact_id, row.other_id]),
        );
        const items = rows.flatMap((row) => {
          const pair = [contacts.get(row.contact_id), contacts.get(row.other_id)].filter((one) => one !== undefined);
          const { id: suggestionId, reasons, created_at } = row;
          const rest = { reasons: presentReasons(reasons), createdAt: created_at.toISOString() };
          return pair.length === 2 ? [{ id: suggestionId, contacts: pair, ...rest }] : [];
        });
        return { items, nextCursor };
      }),
  );
}
