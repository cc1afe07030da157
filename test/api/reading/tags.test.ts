import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { startPeople, type People } from './people.ts';

interface Tag {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

let api: TestApi;
let people: People;
beforeAll(async () => {
  api = await startTestApi();
  people = await startPeople(api);
});
afterAll(async () => {
  await people.close();
  await api.close();
});

const makeTag = async (name: string): Promise<Tag> => (await api.call('POST', '/v1/tags', { name })).json<Tag>();
const tagsOf = async (id: string): Promise<Tag[]> =>
  (await api.call('GET', `/v1/contacts/${id}`)).json<{ tags: Tag[] }>().tags;
const eventsOf = (id: string) =>
  people.query('SELECT kind, before, after, actor FROM rapport.contact_events WHERE contact_id = $1 ORDER BY id', [id]);

describe('tags of the workspace', () => {
  it('are made, listed by name, renamed and recoloured', async () => {
    const made = await api.call('POST', '/v1/tags', { name: ' Zebra ', color: 'teal' });
    expect(made.statusCode).toBe(201);
    const zebra = made.json<Tag>();
    expect(zebra).toMatchObject({ name: 'Zebra', color: 'teal' });
    const ant = await makeTag('ant');
    const { items } = (await api.call('GET', '/v1/tags')).json<{ items: Tag[] }>();
    expect(items).toEqual([ant, zebra]);
    const changed = await api.call('PATCH', `/v1/tags/${zebra.id}`, { name: 'ZEBRA', color: '#ff8800' });
    expect(changed.json()).toEqual({ id: zebra.id, name: 'ZEBRA', color: '#ff8800' });
    const [audited] = await people.query('SELECT * FROM rapport.audit_log WHERE subject_id = $1 ORDER BY id DESC', [
      zebra.id,
    ]);
    expect(audited).toMatchObject({ action: 'tag.change', subject_kind: 'tag', fields: ['name', 'color'] });
  });

  it('have names of their own, whatever the case', async () => {
    const [one, two] = [await makeTag('Gold'), await makeTag('Silver')];
    expect((await api.call('POST', '/v1/tags', { name: 'GOLD' })).json()).toMatchObject({
      status: 409,
      code: 'tag_name_taken',
    });
    expect((await api.call('PATCH', `/v1/tags/${two.id}`, { name: 'gold' })).json()).toMatchObject({
      status: 409,
      code: 'tag_name_taken',
    });
    const races = await Promise.all(Array.from({ length: 8 }, () => api.call('POST', '/v1/tags', { name: 'Race' })));
    expect(races.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, ...Array<number>(7).fill(409)]);
    expect(one.id).not.toBe(two.id);
  });

  it('are merged: who had the one has the other', async () => {
    const [from, into] = [await makeTag('vip old'), await makeTag('vip new')];
    const [only, both] = [await people.contact(), await people.contact()];
    for (const [id, tag] of [
      [only, from],
      [both, from],
      [both, into],
    ] as const)
      await api.call('PUT', `/v1/contacts/${id}/tags/${tag.id}`);
    const merged = await api.call('PATCH', `/v1/tags/${from.id}`, { mergeInto: into.id });
    expect(merged.json()).toEqual(into);
    expect([await tagsOf(only), await tagsOf(both)]).toEqual([[into], [into]]);
    expect(await eventsOf(only)).toMatchObject([{ after: from.id }, { kind: 'tag', before: from.id, after: into.id }]);
    expect((await api.call('PATCH', `/v1/tags/${from.id}`, { name: 'x' })).statusCode).toBe(404);
    for (const mergeInto of [into.id, randomUUID(), 'nothing']) {
      expect((await api.call('PATCH', `/v1/tags/${into.id}`, { mergeInto })).json()).toMatchObject({
        status: 422,
        errors: [{ path: 'mergeInto' }],
      });
    }
  });

  it('are removed from every contact, by an admin', async () => {
    const tag = await makeTag('gone soon');
    const id = await people.contact();
    await api.call('PUT', `/v1/contacts/${id}/tags/${tag.id}`);
    expect((await api.call('DELETE', `/v1/tags/${tag.id}`)).statusCode).toBe(204);
    expect(await tagsOf(id)).toEqual([]);
    expect(await eventsOf(id)).toMatchObject([{ after: tag.id }, { before: tag.id, after: null }]);
    expect((await api.call('DELETE', `/v1/tags/${tag.id}`)).statusCode).toBe(404);
  });

  it.each([
    [{}],
    [{ name: '' }],
    [{ name: '  ' }],
    [{ name: 'x'.repeat(61) }],
    [{ name: 'a', color: 'Red!' }],
    [{ name: 'a\u0000' }],
  ])('refuses %j', async (body) => {
    expect((await api.call('POST', '/v1/tags', body)).statusCode).toBe(400);
  });
});

describe('tags of a contact', () => {
  it('are put on and taken off, each change once in ledger and audit log', async () => {
    const tag = await makeTag('wholesale');
    const id = await people.contact({ touched_at: '2026-01-01T00:00:00Z' });
    for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE'] as const) {
      const response = await api.call(method, `/v1/contacts/${id}/tags/${tag.id}`);
      expect([response.statusCode, response.json()]).toEqual([200, tag]);
      expect(await tagsOf(id)).toEqual(method === 'PUT' ? [tag] : []);
    }
    expect(await eventsOf(id)).toEqual([
      { kind: 'tag', before: null, after: tag.id, actor: expect.stringMatching(/^key:/) as string },
      { kind: 'tag', before: tag.id, after: null, actor: expect.stringMatching(/^key:/) as string },
    ]);
    const audited = await people.query('SELECT action, fields FROM rapport.audit_log WHERE subject_id = $1', [id]);
    expect(audited).toEqual(Array(2).fill({ action: 'contact.tag', fields: ['tags'] }));
    const { updatedAt } = (await api.call('GET', `/v1/contacts/${id}`)).json<{ updatedAt: string }>();
    expect(Date.parse(updatedAt)).toBeGreaterThan(Date.parse('2026-01-01T00:00:00Z'));
  });

  it('are picked by name, or made', async () => {
    const [one, two] = [await people.contact(), await people.contact()];
    const made = (await api.call('POST', `/v1/contacts/${one}/tags`, { name: 'Loyal' })).json<Tag>();
    const picked = (await api.call('POST', `/v1/contacts/${two}/tags`, { name: 'loyal' })).json<Tag>();
    expect(picked).toEqual(made);
    expect([await tagsOf(one), await tagsOf(two)]).toEqual([[made], [made]]);
  });

  it('go on the survivor of a merge', async () => {
    const [absorbed, survivor] = [await people.contact(), await people.contact()];
    await people.query('UPDATE rapport.contacts SET merged_into = $2 WHERE id = $1', [absorbed, survivor]);
    const tag = (await api.call('POST', `/v1/contacts/${absorbed}/tags`, { name: 'merged' })).json<Tag>();
    expect(await tagsOf(survivor)).toEqual([tag]);
  });

  it('are 404 for contacts and tags of nobody or another workspace', async () => {
    const { key } = await api.otherWorkspace();
    const tag = await makeTag('ours');
    const foreign = (await api.call('POST', '/v1/tags', { name: 'theirs' }, { key })).json<Tag>();
    const id = await people.contact();
    for (const [path, by] of [
      [`${id}/tags/${foreign.id}`, api.adminKey],
      [`${id}/tags/nothing`, api.adminKey],
      [`${randomUUID()}/tags/${tag.id}`, api.adminKey],
      [`${id}/tags/${tag.id}`, key],
      [`${id}/tags/${foreign.id}`, key],
    ] as const) {
      expect((await api.call('PUT', `/v1/contacts/${path}`, undefined, { key: by })).statusCode, path).toBe(404);
    }
    expect(await tagsOf(id)).toEqual([]);
  });
});

describe('notes', () => {
  it('are written and read newest first, and stay out of ledger and audit log', async () => {
    const id = await people.contact();
    const written: string[] = [];
    for (const text of ['first', 'second', 'third']) {
      const response = await api.call('POST', `/v1/contacts/${id}/notes`, { text });
      expect(response.statusCode).toBe(201);
      written.unshift(response.json<{ id: string }>().id);
    }
    const first = (await api.call('GET', `/v1/contacts/${id}/notes?limit=2`)).json<{
      items: { id: string; text: string }[];
      nextCursor: string;
    }>();
    const second = (await api.call('GET', `/v1/contacts/${id}/notes?limit=2&cursor=${first.nextCursor}`)).json<{
      items: { id: string }[];
    }>();
    expect([...first.items, ...second.items].map((note) => note.id)).toEqual(written);
    expect(first.items[0]).toMatchObject({ text: 'third' });
    expect(await eventsOf(id)).toMatchObject(
      written.toReversed().map((note) => ({ kind: 'note', before: null, after: note })),
    );
    const audited = await people.query('SELECT * FROM rapport.audit_log WHERE subject_id = $1', [id]);
    expect(audited).toHaveLength(written.length);
    expect(JSON.stringify(audited)).not.toContain('third');
  });

  it('need words, and a contact', async () => {
    const id = await people.contact();
    expect((await api.call('POST', `/v1/contacts/${id}/notes`, { text: ' ' })).statusCode).toBe(400);
    expect((await api.call('POST', `/v1/contacts/${randomUUID()}/notes`, { text: 'x' })).statusCode).toBe(404);
  });
});

it('a viewer reads and changes nothing', async () => {
  const { key } = (await api.call('POST', '/v1/api-keys', { name: 'looks on', role: 'viewer' })).json<{
    key: string;
  }>();
  const id = await people.contact();
  const tag = await makeTag('seen');
  for (const path of [
    'contacts',
    'contacts/facets',
    'contacts/export.csv',
    'tags',
    ...OF_ONE.map((part) => `contacts/${id}${part}`),
  ]) {
    expect((await api.call('GET', `/v1/${path}`, undefined, { key })).statusCode, path).toBe(200);
  }
  for (const [method, path, body] of [
    ['PUT', `contacts/${id}/tags/${tag.id}`, undefined],
    ['DELETE', `contacts/${id}/tags/${tag.id}`, undefined],
    ['POST', `contacts/${id}/tags`, { name: 'x' }],
    ['POST', `contacts/${id}/notes`, { text: 'x' }],
    ['POST', 'tags', { name: 'x' }],
    ['PATCH', `tags/${tag.id}`, { name: 'x' }],
    ['DELETE', `tags/${tag.id}`, undefined],
  ] as const) {
    expect((await api.call(method, `/v1/${path}`, body, { key })).statusCode, `${method} ${path}`).toBe(403);
  }
});

const OF_ONE = ['', '/messages', '/timeline', '/notes', '/data'];
