import type { z } from 'zod';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { presentPlace, readChanges, walkContacts, type ChangeLine } from '../../../db/repositories/changes.ts';
import { canReadOn, type FeedPlace } from '../../../db/repositories/event-feed.ts';
import { listedContactsById } from '../../../db/repositories/listed-contacts.ts';
import type { App, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { Problem } from '../../problem.ts';
import { changesSchema, type changeSchema } from '../../schemas/changes.ts';
import { page } from '../../schemas/common.ts';
import { openCursor, sealCursor, type CursorOf } from '../reading/cursor.ts';

/** A place in the feed; `walked` while all contacts are gone through first: the last one's id, '' before the first. */
interface Place {
  readonly feed: FeedPlace;
  readonly walked: string | null;
}

interface Page {
  readonly lines: readonly ChangeLine[];
  readonly next: Place;
  readonly hasMore: boolean;
}

/**
 * What became of contacts, for whoever keeps copies of them: first each contact once, then every change, none skipped, whatever
 * else is committed meanwhile.
 */
export const changeRoutes: Routes =
  ({ database, secretKey }) =>
  (instance) => {
    const app = instance as App;
    app.get(
      '/changes',
      {
        preHandler: requireRole('viewer'),
        schema: {
          tags: ['Contacts'],
          summary: 'Created, updated, merged and deleted contacts, in order',
          querystring: page,
          response: { 200: changesSchema },
        },
      },
      async ({ caller: { workspaceId }, query: { cursor, limit } }) => {
        const list: CursorOf = { secretKey, workspaceId, list: 'changes' };
        const from = cursor === undefined ? null : openPlace(list, cursor);
        if (from !== null && (await canReadOn(database, from.feed)) !== 'yes') throw cursorExpired();
        return inWorkspace(database, workspaceId, async (scope) => {
          const read = await readPage(scope, from, limit);
          const items = await present(scope, read.lines);
          return { items, nextCursor: sealPlace(list, read.next), hasMore: read.hasMore };
        });
      },
    );
    return Promise.resolve();
  };

async function readPage(scope: Scope, from: Place | null, limit: number): Promise<Page> {
  // Before the walk: what changes while it goes on comes behind this place.
  const { feed, walked } = from ?? { feed: await presentPlace(scope), walked: '' };
  if (walked === null) {
    const { lines, reached, full } = await readChanges(scope, feed, limit);
    return { lines, next: { feed: reached, walked: null }, hasMore: full };
  }
  const lines = await walkContacts(scope, walked === '' ? null : walked, limit);
  const last = lines.length === limit ? (lines.at(-1)?.contactId ?? null) : null;
  return { lines, next: { feed, walked: last }, hasMore: true };
}

async function present(scope: Scope, lines: readonly ChangeLine[]): Promise<z.infer<typeof changeSchema>[]> {
  const contacts = await listedContactsById(
    scope,
    lines.map(({ contactId }) => contactId),
  );
  return lines.map(({ kind, contactId, into, at }) => {
    const contact = contacts.get(contactId) ?? null;
    return { kind, contactId, contact, into, at: at.toISOString() };
  });
}

const sealPlace = (list: CursorOf, { feed, walked }: Place): string =>
  sealCursor(list, [feed.xid, String(feed.id), ...(walked === null ? [] : [walked])]);

function openPlace(list: CursorOf, cursor: string): Place {
  const [xid = '0', id = '0', walked = null] = openCursor(list, cursor);
  return { feed: { xid, id: Number(id) }, walked };
}

const cursorExpired = (): Problem =>
  new Problem(410, 'cursor_expired', 'What came right after this cursor is kept no more: begin without one.');
