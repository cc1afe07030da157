import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMessage } from '../api/support/messages.ts';
import { sized } from '../e2e/support/run-length.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Change {
  readonly kind: 'created' | 'updated' | 'merged' | 'deleted';
  readonly contactId: string;
  readonly contact: { readonly id: string; readonly company: string | null } | null;
  readonly into: string | null;
}

const newContact = async (): Promise<string> => (await api.call('POST', '/v1/messages', aMessage())).json().contactId;

/** Somebody who keeps copies of all contacts by the changes alone. */
function createCopy() {
  const copies = new Map<string, string | null>();
  let cursor: string | null = null;
  const seen: Change[] = [];
  /** @returns whether there may be more at once */
  const readOn = async (): Promise<boolean> => {
    const answer = await api.call('GET', `/v1/changes?limit=200${cursor === null ? '' : `&cursor=${cursor}`}`);
    expect(answer.statusCode).toBe(200);
    const page = answer.json<{ items: Change[]; nextCursor: string; hasMore: boolean }>();
    for (const change of page.items) {
      seen.push(change);
      if (change.contact === null) copies.delete(change.contactId);
      else copies.set(change.contactId, change.contact.company);
    }
    cursor = page.nextCursor;
    return page.hasMore;
  };
  const drain = async (): Promise<Change[]> => {
    seen.length = 0;
    while (await readOn());
    return [...seen];
  };
  /** What is told until all of them were; others' transactions, of any database of the server, hold the newest back for a moment. */
  const hear = async (...contactIds: readonly string[]): Promise<Change[]> => {
    const told: Change[] = [];
    const isTold = async (): Promise<boolean> => {
      told.push(...(await drain()));
      return contactIds.every((id) => told.some(({ contactId }) => contactId === id));
    };
    await expect.poll(isTold, { timeout: 20_000 }).toBe(true);
    return told;
  };
  return { copies, readOn, drain, hear };
}

describe('changes', () => {
  it('begin with every contact, and then tell what becomes of each', async () => {
    const [one, other, third] = [await newContact(), await newContact(), await newContact()];
    const copy = createCopy();
    const first = (await copy.hear(one, other, third)).map(({ kind, contactId }) => `${kind} ${contactId}`);
    // Whoever is told in the beginning may be told once more, by the changes that follow it.
    expect([...new Set(first)]).toEqual([one, other, third].sort().map((id) => `created ${id}`));
    await expect.poll(copy.drain).toEqual([]);

    await api.call('PATCH', `/v1/contacts/${one}`, { company: 'Acme' });
    const fourth = await newContact();
    const { mergeId } = (await api.call('POST', `/v1/contacts/${one}/merge`, { otherId: other })).json();
    await api.call('DELETE', `/v1/contacts/${third}`);
    const told = await copy.hear(one, other, third, fourth);
    expect(told.find(({ contactId }) => contactId === fourth)).toMatchObject({ kind: 'created', into: null });
    expect(told.find(({ contactId }) => contactId === one)).toMatchObject({
      kind: 'updated',
      contact: { company: 'Acme' },
    });
    expect(told.find(({ contactId }) => contactId === other)).toMatchObject({
      kind: 'merged',
      into: one,
      contact: null,
    });
    expect(told.find(({ contactId }) => contactId === third)).toMatchObject({ kind: 'deleted', contact: null });

    await api.call('POST', `/v1/merges/${String(mergeId)}/undo`);
    expect((await copy.hear(other)).find(({ contactId }) => contactId === other)).toMatchObject({ kind: 'updated' });
  });

  it('refuse a cursor of another list, or from before what is kept', async () => {
    expect((await api.call('GET', '/v1/changes?cursor=abc')).json()).toMatchObject({ code: 'invalid_cursor' });
    const { nextCursor } = (await api.call('GET', '/v1/changes?limit=200')).json();
    const beyond = `INSERT INTO rapport.feed_cursors VALUES ('expired', pg_current_xact_id(), 9)
      ON CONFLICT (name) DO UPDATE SET xid = excluded.xid`;
    await asOwner(api.ownerUrl, beyond);
    await newContact();
    const late = await api.call('GET', `/v1/changes?cursor=${String(nextCursor)}`);
    expect(late.json()).toMatchObject({ status: 410, code: 'cursor_expired' });
    await asOwner(api.ownerUrl, "DELETE FROM rapport.feed_cursors WHERE name = 'expired'");
  });

  it('miss nothing of what many write at once, whoever commits when', async () => {
    const writes = sized({ short: 1_000, full: 10_000 });
    const copy = createCopy();
    const ids: string[] = [];
    let written = 0;
    const write = async (): Promise<void> => {
      const nth = (written += 1);
      const known = ids[nth % Math.max(1, ids.length)];
      if (known === undefined || nth % 2 === 0) ids.push(await newContact());
      else if (nth % 15 === 0) await api.call('DELETE', `/v1/contacts/${known}`);
      else if (nth % 21 === 0) await api.call('POST', `/v1/contacts/${known}/merge`, { otherId: ids[0] ?? known });
      else await api.call('PATCH', `/v1/contacts/${known}`, { company: `Company ${String(nth)}` });
    };
    let isOver = false;
    const reading = (async () => {
      while (!isOver) await copy.readOn();
    })();
    const lane = async (): Promise<void> => {
      while (written < writes) await write();
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    isOver = true;
    await reading;
    const rows = await asOwner<{ id: string; company: string | null }>(
      api.ownerUrl,
      'SELECT id, company FROM rapport.contacts WHERE erasing_at IS NULL AND merged_into IS NULL AND workspace_id = $1',
      [api.workspaceId],
    );
    const byId = (one: [string, unknown], other: [string, unknown]): number => (one[0] < other[0] ? -1 : 1);
    const heard = async () => {
      await copy.drain();
      return [...copy.copies].sort(byId);
    };
    // What is held back for a moment comes; what were missed would never come.
    await expect
      .poll(heard, { timeout: 20_000 })
      .toEqual(rows.map(({ id, company }): [string, string | null] => [id, company]).sort(byId));
    expect(rows.length).toBeGreaterThan(writes / 4);
  }, 600_000);
});
