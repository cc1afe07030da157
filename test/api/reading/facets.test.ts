import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateContacts } from '../../../scripts/generate-contacts.ts';
import type { TestApi } from '../../support/api.ts';
import { asQuery, filters, passes, startCrowd, type Chosen, type Person } from './crowd.ts';
import type { People } from './people.ts';

type Facets = Record<string, Record<string, number>> & { total: number; asOf?: string };

let api: TestApi;
let people: People;
let crowd: Person[];
let tagIds: string[];
let close: () => Promise<void>;

beforeAll(async () => {
  ({ api, people, crowd, tagIds, close } = await startCrowd(200));
});
afterAll(() => close());

const facetsOf = async (query: string, key = api.adminKey): Promise<Facets> =>
  (await api.call('GET', `/v1/contacts/facets?${query}`, undefined, { key })).json<Facets>();

const anyOf = async (workspaceId: string): Promise<string> => {
  const [row] = await people.query<{ id: string }>('SELECT id FROM rapport.contacts WHERE workspace_id = $1 LIMIT 1', [
    workspaceId,
  ]);
  return row?.id ?? '';
};

/** Facet, its filter, and the values a person has of it. */
const FACETS: [string, string, (one: Person) => readonly (string | null)[]][] = [
  ['status', 'status', ({ status }) => [status]],
  ['source', 'source', ({ source }) => [source]],
  ['channel', 'channel', ({ channels }) => channels],
  ['stage', 'stage', ({ stage }) => [stage]],
  ['grade', 'grade', ({ grade }) => [grade]],
  ['sentiment', 'sentiment', ({ sentiment }) => [sentiment]],
  ['tag', 'tag', (one) => one.tagIds],
  ['branch', 'branchId', ({ branchId }) => [branchId]],
  ['vip', 'vip', ({ vip }) => [String(vip)]],
  ['atRisk', 'atRisk', ({ atRisk }) => [String(atRisk)]],
];

function expected(chosen: Chosen): Record<string, unknown> {
  const counts = FACETS.map(([facet, filter, valuesOf]) => {
    const count: Record<string, number> = {};
    for (const one of crowd.filter((each) => passes(each, chosen, filter))) {
      for (const value of valuesOf(one)) if (value !== null) count[value] = (count[value] ?? 0) + 1;
    }
    return [facet, count] as const;
  });
  return { total: crowd.filter((one) => passes(one, chosen)).length, ...Object.fromEntries(counts) };
}

const withoutZeros = ({ asOf: _, ...facets }: Facets): unknown =>
  Object.fromEntries(
    Object.entries(facets).map(([facet, counts]) => [
      facet,
      typeof counts === 'number' ? counts : Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0)),
    ]),
  );

describe('GET /v1/contacts/facets', () => {
  it('counts what each value would keep, its own group left aside', async () => {
    await fc.assert(
      fc.asyncProperty(filters(tagIds), async (chosen) => {
        const facets = await facetsOf(asQuery(chosen));
        expect(facets.asOf).toBeUndefined();
        expect(withoutZeros(facets)).toEqual(expected(chosen));
      }),
      { numRuns: 60 },
    );
  });

  it('names every value, also those nobody has', async () => {
    const { key } = await api.otherWorkspace();
    const facets = await facetsOf('', key);
    expect(facets.total).toBe(0);
    expect(facets['status']).toEqual({ new: 0, active: 0, qualified: 0, converted: 0, inactive: 0, churned: 0 });
    expect(Object.keys(facets['channel'] ?? {})).toHaveLength(7);
    expect(facets['vip']).toEqual({ true: 0, false: 0 });
  });

  it(
    'says from when counts of more than 10,000 matches are, and keeps exact what is fewer',
    { timeout: 120_000 },
    async () => {
      const { key, workspaceId } = await api.otherWorkspace();
      await generateContacts({ url: api.ownerUrl, workspaceId, contacts: 12_000, messages: 0 });
      const tag = await people.row('tags', { workspace_id: workspaceId, name: 'big', color: 'red' });
      await people.query(
        `INSERT INTO rapport.contact_tags SELECT id, $2, workspace_id, 'test' FROM rapport.contacts WHERE workspace_id = $1`,
        [workspaceId, tag],
      );
      // One more, who was absorbed and is in no count.
      await people.contact({ workspace_id: workspaceId, merged_into: await anyOf(workspaceId) });
      await people.query(
        `INSERT INTO rapport.contact_tags SELECT id, $2, workspace_id, 'test' FROM rapport.contacts
       WHERE workspace_id = $1 AND merged_into IS NOT NULL`,
        [workspaceId, tag],
      );
      const counted = await people.query<{ status: string; n: string }>(
        'SELECT status, count(*) AS n FROM rapport.contacts WHERE workspace_id = $1 AND merged_into IS NULL GROUP BY 1',
        [workspaceId],
      );
      const statuses = Object.fromEntries(counted.map(({ status, n }) => [status, Number(n)]));
      const before = Date.now();
      const all = await facetsOf('', key);
      expect(all).toMatchObject({ total: 12_000, status: statuses, tag: { [tag]: 12_000 } });
      expect(Date.parse(all.asOf ?? '')).toBeGreaterThanOrEqual(before);

      await people.query(`UPDATE rapport.contacts SET status = 'new' WHERE workspace_id = $1 AND status = 'churned'`, [
        workspaceId,
      ]);
      await people.query('DELETE FROM rapport.contact_tags WHERE tag_id = $1', [tag]);
      const churned = await facetsOf('status=churned', key);
      expect(churned.total).toBe(0);
      expect(churned['grade']).toEqual({ A: 0, B: 0, C: 0, D: 0, F: 0 });
      // What is kept counted is right at once, also beyond 10,000; tags are at most five seconds old.
      const moved = { churned: 0, new: (statuses['new'] ?? 0) + (statuses['churned'] ?? 0) };
      const soon = await facetsOf('', key);
      expect(soon).toMatchObject({ asOf: all.asOf, status: moved, tag: { [tag]: 12_000 } });
      await new Promise((resolve) => setTimeout(resolve, 5_100 - (Date.now() - before)));
      const again = await facetsOf('', key);
      expect(again).toMatchObject({ status: moved, tag: {} });
      expect(again['tag']).toEqual({});
      expect(Date.now() - Date.parse(again.asOf ?? '')).toBeLessThan(5_000);
    },
  );
});
