import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { readContact } from '../../../db/repositories/contact-detail.ts';
import { exportStatement } from '../../../db/repositories/contact-export.ts';
import { countAll, countFew } from '../../../db/repositories/contact-facets.ts';
import { conditionsOf, type ContactFilters } from '../../../db/repositories/contact-list-filters.ts';
import { listContacts } from '../../../db/repositories/contact-list.ts';
import { CONTACT_SORTS, type ContactSort } from '../../../db/repositories/contact-list-sort.ts';
import { readMessages } from '../../../db/repositories/contact-messages.ts';
import { readTimeline } from '../../../db/repositories/contact-timeline.ts';
import { generateContacts } from '../../../scripts/generate-contacts.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';

/** Enough rows that every way but the right one costs visibly more. */
const CONTACTS = 60_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await generateContacts({ url: api.ownerUrl, workspaceId: api.workspaceId, contacts: CONTACTS, messages: 60_000 });
  await asOwner(api.ownerUrl, FEW);
}, 240_000);
afterAll(() => api.close());

/** One contact in 300 opted out, and one in 3 has a tag, one in 1,000 another. */
const FEW = `
  INSERT INTO rapport.opt_outs (id, workspace_id, contact_id, scope, source, at)
    SELECT gen_random_uuid(), workspace_id, id, 'all', 'test', now() FROM rapport.contacts WHERE hashtext(id::text) % 300 = 0;
  INSERT INTO rapport.tags (id, workspace_id, name, color)
    SELECT gen_random_uuid(), w.id, made, 'red' FROM rapport.workspaces w, unnest('{common,rare}'::text[]) AS made;
  INSERT INTO rapport.contact_tags (contact_id, tag_id, workspace_id, added_by)
    SELECT c.id, t.id, c.workspace_id, 'test' FROM rapport.contacts c JOIN rapport.tags t
      ON hashtext(c.id::text) % CASE t.name WHEN 'rare' THEN 1000 ELSE 3 END = 0;
  ANALYZE rapport.opt_outs, rapport.tags, rapport.contact_tags`;

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The plans, with what came of them, of every statement that `work` sends as rapport_api through the scoped views. */
async function plansOf(work: (scope: Scope) => Promise<unknown>): Promise<Node[][]> {
  const sent: { sql: string; bindings: Knex.RawBinding[] }[] = [];
  const record = ({ sql, bindings }: { sql: string; bindings: Knex.RawBinding[] }) => sent.push({ sql, bindings });
  await inWorkspace(api.database, api.workspaceId, async (scope) => {
    scope.on('query', record);
    await work(scope);
    scope.removeListener('query', record);
  });
  return inWorkspace(api.database, api.workspaceId, async (scope) => {
    const plans: Node[][] = [];
    for (const { sql, bindings } of sent.filter((one) => /^\s*(SELECT|WITH)/.test(one.sql))) {
      plans.push(await explain(scope, sql.replace(/\$\d+/g, '?'), bindings));
    }
    return plans;
  });
}

async function explain(scope: Scope, sql: string, bindings: Knex.RawBinding[] = []): Promise<Node[]> {
  const { rows } = await scope.raw<{ rows: { 'QUERY PLAN': [{ Plan: Node }] }[] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
    bindings,
  );
  return nodesOf((rows[0] as (typeof rows)[0])['QUERY PLAN'][0].Plan);
}

const list =
  (filters: ContactFilters, sort: ContactSort = '-lastMessageAt') =>
  (scope: Scope) =>
    listContacts(scope, { filters, sort, after: null, limit: 50 });

/** Tables with many rows in a workspace; the others are scanned where that is cheaper. */
const LARGE = ['contacts', 'contact_identities', 'conversations', 'messages', 'contact_events', 'contact_tags'];
const scansOf = (plans: Node[][]): string[] =>
  plans
    .flat()
    .filter((node) => node['Node Type'].endsWith('Seq Scan'))
    .flatMap((node) => LARGE.filter((table) => table === node['Relation Name']));
const indexesOf = (plans: Node[][]): string[] => plans.flat().flatMap((node) => node['Index Name'] ?? []);
/** Rows of contacts that were looked at. */
const rowsOf = (plans: Node[][]): number =>
  plans
    .flat()
    .filter((node) => node['Relation Name'] === 'contacts')
    .reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);

const SORT_INDEXES: Record<ContactSort, string> = {
  ...{ '-lastMessageAt': 'contacts_by_last_message', lastMessageAt: 'contacts_by_last_message' },
  ...{ '-firstSeenAt': 'contacts_by_first_seen', firstSeenAt: 'contacts_by_first_seen' },
  ...{ name: 'contacts_by_name', '-leadScore': 'contacts_by_score' },
};

describe('the plans of reading', () => {
  it.each(CONTACT_SORTS)('a page by %s comes from its index, without sorting contacts', async (sort) => {
    const plans = await plansOf(async (scope) => {
      const first = await listContacts(scope, { filters: {}, sort, after: null, limit: 50 });
      await listContacts(scope, { filters: {}, sort, after: first.end, limit: 50 });
    });
    expect(scansOf(plans)).toEqual([]);
    expect(indexesOf(plans)).toContain(SORT_INDEXES[sort]);
    expect(rowsOf(plans)).toBeLessThan(300);
  });

  it.each([
    ['a rare e-mail', { q: 'reyes1234@' }],
    ['a phone number in its national form', { q: '0917 123 4567' }],
    ['two fragments, each common', { q: 'ximena larsson 12' }],
    ['one letter of a script of its own', { q: '王 reyes 3123' }],
    ['nobody', { q: 'zzyzx' }],
    ['a rare fragment and a pill', { q: 'reyes123', status: ['churned'] as const }],
  ])('a search for %s asks the trigram index', async (_, filters) => {
    const plans = await plansOf(list(filters));
    expect(scansOf(plans)).toEqual([]);
    expect(indexesOf(plans)).toContain('contacts_by_search');
    expect(rowsOf(plans)).toBeLessThan(CONTACTS / 10);
  });

  it.each([
    ['few contacts pass', { vip: [true], atRisk: [true], grade: ['A'] as const }],
    ['nobody passes', { branchId: ['b1111111-1111-4111-8111-111111111111'] }],
    ['a channel and a grade', { channel: ['telegram'], grade: ['A'] as const, status: ['churned'] as const }],
    ['those first seen long ago, by last message', { firstSeenBefore: new Date('2024-01-02') }],
    ['few opted out', { optedOut: [true] }],
    ['few have the tag', { tag: ['rare'] }],
    ['nobody has the tag', { tag: ['nothing'] }],
  ])('filters that %s never scan the table', async (_, filters) => {
    const plans = await plansOf(list(filters));
    expect(scansOf(plans)).toEqual([]);
    expect(rowsOf(plans)).toBeLessThan(CONTACTS / 4);
  });

  it('the trigram index knows letters of every script', async () => {
    const names = ['Анна', 'สมชาย', '王伟明', 'محمد', 'Ünal'];
    const found = await inWorkspace(api.database, api.workspaceId, (scope) =>
      scope.raw<{ rows: { name: string }[] }>(
        'SELECT name FROM unnest(?::text[]) AS name WHERE cardinality(show_trgm(name)) >= length(name)',
        [names],
      ),
    );
    expect(found.rows.map(({ name }) => name)).toEqual(names);
  });

  it('a search by few letters walks the index of the sort, and not far', async () => {
    const plans = await plansOf(list({ q: 'an' }));
    expect(scansOf(plans)).toEqual([]);
    expect(rowsOf(plans)).toBeLessThan(5_000);
  });

  it('one contact with its messages and timeline takes indexes alone', async () => {
    const [id] = await inWorkspace(api.database, api.workspaceId, async (scope) =>
      (await list({})(scope)).rows.map((row) => row.id),
    );
    const plans = await plansOf(async (scope) => {
      await readContact(scope, id ?? '');
      await readMessages(scope, id ?? '', { order: 'desc', after: null, limit: 50 });
      await readTimeline(scope, id ?? '', { after: null, limit: 50 });
    });
    expect(scansOf(plans)).toEqual([]);
  });

  it('counting everything reads the index of the facets alone', async () => {
    const plans = await plansOf(async (scope) => countAll(scope, await conditionsOf(scope, {})));
    expect(
      plans
        .flat()
        .some((node) => node['Node Type'] === 'Index Only Scan' && node['Index Name'] === 'contacts_by_facets'),
    ).toBe(true);
    expect(scansOf(plans)).not.toContain('contacts');
  });

  it('counting up to 10,000 stops there', async () => {
    const plans = await plansOf(async (scope) =>
      countFew(scope, await conditionsOf(scope, {}), { facets: ['status'] }),
    );
    expect(rowsOf(plans)).toBeLessThanOrEqual(10_001);
  });

  it('the export of a rare search asks the trigram index', async () => {
    const plan = await inWorkspace(api.database, api.workspaceId, async (scope) => {
      const statement = await exportStatement(scope, { q: 'reyes123' }, '-lastMessageAt');
      return explain(scope, /^COPY \((.*)\) TO STDOUT/s.exec(statement)?.[1] ?? '');
    });
    expect(indexesOf([plan])).toContain('contacts_by_search');
  });
});
