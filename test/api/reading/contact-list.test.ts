import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApi } from '../../support/api.ts';
import { asQuery, filters, passes, startCrowd, type Person } from './crowd.ts';
import type { People } from './people.ts';

interface Listed {
  readonly items: { id: string }[];
  readonly nextCursor: string | null;
}

let api: TestApi;
let people: People;
let crowd: Person[];
let tagIds: string[];
let close: () => Promise<void>;

beforeAll(async () => {
  ({ api, people, crowd, tagIds, close } = await startCrowd(250));
});
afterAll(() => close());

async function list(query: string): Promise<Listed> {
  const response = await api.call('GET', `/v1/contacts?${query}`);
  expect(response.statusCode, response.body).toBe(200);
  return response.json<Listed>();
}

async function readAll(query: string, limit: (page: number) => number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page === 0 || cursor !== null; page += 1) {
    const answer: Listed = await list(
      `${query}&limit=${String(limit(page))}${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    ids.push(...answer.items.map(({ id }) => id));
    cursor = answer.nextCursor;
  }
  return ids;
}

const sorts = {
  '-lastMessageAt': (one: Person) => -Date.parse(one.lastMessageAt ?? '0000-01-01T00:00:00Z'),
  lastMessageAt: (one: Person) => Date.parse(one.lastMessageAt ?? '0000-01-01T00:00:00Z'),
  '-firstSeenAt': (one: Person) => -Date.parse(one.firstSeenAt),
  firstSeenAt: (one: Person) => Date.parse(one.firstSeenAt),
  '-leadScore': (one: Person) => -one.score,
} as const;

describe('GET /v1/contacts', () => {
  it('is asked for some of the crowd mostly, by each filter, and not for nobody', () => {
    const asked = fc.sample(filters(tagIds), { numRuns: 200, seed: 1 });
    const found = asked.map((chosen) => crowd.filter((one) => passes(one, chosen)).length);
    expect(found.filter((count) => count > 0 && count < crowd.length).length).toBeGreaterThan(100);
    for (const name of new Set(asked.flatMap((chosen) => Object.keys(chosen)))) {
      const byName = found.filter((count, at) => count > 0 && name in (asked[at] ?? {}));
      expect(byName.length, name).toBeGreaterThan(5);
    }
  });

  it('keeps exactly those that pass all filters', async () => {
    await fc.assert(
      fc.asyncProperty(filters(tagIds), async (chosen) => {
        const ids = await readAll(asQuery(chosen), () => 200);
        expect(ids.toSorted()).toEqual(
          crowd
            .filter((one) => passes(one, chosen))
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
      { numRuns: 80 },
    );
  });

  it.each(Object.entries(sorts))('sorts by %s, and pages of any size show everybody once', async (sort, value) => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });
    const ids = await readAll(`sort=${sort}`, () => 200);
    expect(new Set(ids).size).toBe(crowd.length);
    const byId = new Map(crowd.map((one) => [one.id, one]));
    const values = ids.map((id) => value(byId.get(id) as Person));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(sizes, filters(tagIds), async (limits, chosen) => {
        const paged = await readAll(`sort=${sort}&${asQuery(chosen)}`, (page) => limits[page % limits.length] ?? 1);
        expect(paged).toEqual(ids.filter((id) => passes(byId.get(id) as Person, chosen)));
      }),
      { numRuns: 8 },
    );
  });

  it('sorts names without case and accents, nameless people first', async () => {
    const ids = await readAll('sort=name', () => 37);
    const plain = (name: string | null): string => (name ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const names = ids.map((id) => plain(crowd.find((one) => one.id === id)?.name ?? null));
    expect(new Set(ids).size).toBe(crowd.length);
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });

  it('tells microseconds apart', async () => {
    const tag = await people.row('tags', { name: 'microseconds', color: 'blue' });
    const ids: string[] = [];
    for (const digit of [3, 1, 2]) {
      const id = await people.contact({ first_seen_at: `2020-01-01T00:00:00.00000${String(digit)}Z` });
      await people.query(
        `INSERT INTO rapport.contact_tags SELECT $1, id, workspace_id, 'test' FROM rapport.tags WHERE id = $2`,
        [id, tag],
      );
      ids.push(id);
    }
    const [third, first, second] = ids;
    expect(await readAll(`tag=${tag}&sort=firstSeenAt`, () => 1)).toEqual([first, second, third]);
    await people.query('DELETE FROM rapport.contacts WHERE id = ANY ($1)', [ids]);
  });

  it('shows a contact as the contract has it', async () => {
    const branch = 'b1111111-1111-4111-8111-111111111111';
    const tagId = tagIds[0] as string;
    const id = await people.contact({
      ...{ told_name: 'Ana Ángel', told_email: 'ana@example.com', told_phone: '+639175550101', told_company: 'Acme' },
      ...{ channels: ['web', 'whatsapp'], status: 'qualified', stage: 'comparing', lead_score: 64, lead_grade: 'B' },
      ...{
        sentiment_level: 'positive',
        sentiment_score: 0.31,
        completeness: 0.8,
        branch_id: branch,
        message_count: 12,
      },
      ...{
        first_seen_at: '2025-01-02T03:04:05Z',
        last_message_at: '2027-01-01T00:00:00Z',
        touched_at: '2026-01-01T00:00:00Z',
      },
    });
    await people.query(
      `INSERT INTO rapport.contact_tags SELECT $1, id, workspace_id, 'test' FROM rapport.tags WHERE id = $2`,
      [id, tagId],
    );
    const [first] = (await list('')).items;
    expect(first).toEqual({
      ...{
        id,
        name: 'Ana Ángel',
        email: 'ana@example.com',
        phone: '+639175550101',
        company: 'Acme',
        source: 'chat_widget',
      },
      ...{ channels: ['web', 'whatsapp'], status: 'qualified', stage: 'comparing', leadScore: 64, leadGrade: 'B' },
      sentiment: { level: 'positive', score: 0.31 },
      tags: [{ id: tagId, name: 'Wholesale', color: 'teal' }],
      ...{ vip: false, atRisk: false, completeness: 0.8, branchId: branch, assigneeId: null, messageCount: 12 },
      ...{
        firstSeenAt: '2025-01-02T03:04:05.000Z',
        lastMessageAt: '2027-01-01T00:00:00.000Z',
        updatedAt: '2026-01-01T00:00:00.000Z',
      },
    });
    await people.query('DELETE FROM rapport.contacts WHERE id = $1', [id]);
  });

  it('finds by tag names, and leaves out merged contacts and those being deleted', async () => {
    const [kept, merged, leaving] = [await people.contact(), await people.contact(), await people.contact()];
    const tag = await people.row('tags', { name: 'Três Amigos', color: 'blue' });
    for (const id of [kept, merged, leaving]) {
      await people.query(
        `INSERT INTO rapport.contact_tags SELECT $1, id, workspace_id, 'test' FROM rapport.tags WHERE id = $2`,
        [id, tag],
      );
    }
    await people.query('UPDATE rapport.contacts SET merged_into = $2 WHERE id = $1', [merged, kept]);
    await people.query('UPDATE rapport.contacts SET erasing_at = now() WHERE id = $1', [leaving]);
    expect(await readAll(`tag=${encodeURIComponent('TRÊS AMIGOS')}`, () => 50)).toEqual([kept]);
    await people.query('DELETE FROM rapport.contacts WHERE id = ANY ($1)', [[merged, leaving]]);
    await people.query('DELETE FROM rapport.contacts WHERE id = $1', [kept]);
  });

  it('answers another workspace with nothing of this one', async () => {
    const other = await api.otherWorkspace();
    const response = await api.call('GET', `/v1/contacts?tag=${tagIds[0] ?? ''}&tag=Wholesale`, undefined, {
      key: other.key,
    });
    expect(response.json()).toEqual({ items: [], nextCursor: null });
    const all = await api.call('GET', '/v1/contacts', undefined, { key: other.key });
    expect(all.json()).toEqual({ items: [], nextCursor: null });
  });
});

describe('a request that is not right', () => {
  const thousand = Array.from({ length: 1_000 }, () => 'status=new').join('&');
  it.each([
    ['status=happy', 'status'],
    ['status=new&status=', 'status'],
    ['channel=pigeon', 'channel'],
    ['vip=1', 'vip'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=ten', 'limit'],
    ['sort=age', 'sort'],
    ['firstSeenAfter=yesterday', 'firstSeenAfter'],
    ['lastMessageBefore=9999-01-01T00:00:00Z', 'lastMessageBefore'],
    ['identity=whatsapp', 'identity'],
    ['identity=pigeon:7', 'identity'],
    ['q=a%00b', 'q'],
    ['q=a&q=b', 'q'],
    [thousand, 'status'],
  ])('%s is 400 at %s', async (query, path) => {
    const response = await api.call('GET', `/v1/contacts?${query}`);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'invalid', errors: [{ path }] });
  });

  it.each([
    'branchId=nothing',
    'assigneeId=00000000-0000-4000-8000-000000000000',
    'tag=nobody',
    'identity=email:no@example.com',
  ])('%s names nothing and finds nobody', async (query) => {
    expect(await list(query)).toEqual({ items: [], nextCursor: null });
  });

  it('refuses cursors that were made up, or made for another order or workspace', async () => {
    const { nextCursor } = await list('limit=1&sort=name');
    const other = await api.otherWorkspace();
    const made = Buffer.from(JSON.stringify(['ana', crowd[0]?.id])).toString('base64url');
    const broken = `${(nextCursor ?? '').slice(0, -2)}AA`;
    for (const cursor of ['x', made, broken, '%F0%9F%92%A5']) {
      const response = await api.call('GET', `/v1/contacts?sort=name&cursor=${cursor}`);
      expect(response.json(), cursor).toMatchObject({ status: 400, code: 'invalid_cursor' });
    }
    expect((await api.call('GET', `/v1/contacts?cursor=${nextCursor ?? ''}`)).json()).toMatchObject({
      code: 'invalid_cursor',
    });
    const elsewhere = await api.call('GET', `/v1/contacts?sort=name&cursor=${nextCursor ?? ''}`, undefined, {
      key: other.key,
    });
    expect(elsewhere.json()).toMatchObject({ code: 'invalid_cursor' });
  });
});
