import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace, openDatabase } from '../../../db/client.ts';
import { deleteExpired } from '../../../db/housekeeping.ts';
import { readCircumstances } from '../../../db/repositories/contact-circumstances.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';

let api: TestApi;
let maintenance: Knex;
let contactId: string;
/** Of another workspace, with fields of the same keys. */
let other: { readonly key: string };
const ids: Record<string, string> = {};
const KINDS = [
  ['shoe_size', 'number'],
  ['renewal', 'date'],
  ['allergies', 'text'],
] as const;
const CROWD = [
  ['Bea', { plan: 'basic', allergies: 'bees: all of them' }],
  ['Cyd', { plan: 'basic', shoe_size: 38 }],
  ['Dee', { plan: 'gold', shoe_size: 38, renewal: '2027-01-31' }],
  ['Eve', {}],
] as const;

beforeAll(async () => {
  api = await startTestApi();
  maintenance = openDatabase({ url: api.ownerUrl, role: 'rapport_maintenance', poolSize: 1, applicationName: 'test' });
  for (const [key, kind, options] of [...KINDS, ['plan', 'choice', ['basic', 'gold']]] as const) {
    ids[key] = (
      await api.call('POST', '/v1/custom-fields', { key, name: key, kind, ...(options ? { options } : {}) })
    ).json().id;
  }
  contactId = (await api.call('POST', '/v1/contacts', { name: 'Ana' })).json().id;
  other = await api.otherWorkspace();
  for (const [key, kind] of [...KINDS, ['plan', 'text']] as const) {
    await api.call('POST', '/v1/custom-fields', { key, name: key, kind }, other);
  }
  for (const [name, customFields] of CROWD) await api.call('POST', '/v1/contacts', { name, customFields }, other);
});
afterAll(async () => {
  await maintenance.destroy();
  await api.close();
});

const set = (customFields: unknown, id = contactId) => api.call('PATCH', `/v1/contacts/${id}`, { customFields });
const shown = async (id = contactId) => (await api.call('GET', `/v1/contacts/${id}`)).json().customFields;

describe('fields', () => {
  it('are listed in their order', async () => {
    const { items } = (await api.call('GET', '/v1/custom-fields')).json();
    expect(
      items.map(({ key, kind, options, position }: Record<string, unknown>) => [key, kind, options, position]),
    ).toEqual([
      ['shoe_size', 'number', [], 0],
      ['renewal', 'date', [], 1],
      ['allergies', 'text', [], 2],
      ['plan', 'choice', ['basic', 'gold'], 3],
    ]);
  });

  it.each([
    [{ key: 'Size', name: 'x', kind: 'text' }, 400, 'key'],
    [{ key: 'x', name: 'x', kind: 'colour' }, 400, 'kind'],
    [{ key: 'x', name: 'x', kind: 'choice' }, 400, 'options'],
    [{ key: 'x', name: 'x', kind: 'choice', options: ['a', 'a'] }, 400, 'options'],
    [{ key: 'x', name: 'x', kind: 'text', options: ['a'] }, 400, 'options'],
    [{ key: 'plan', name: 'x', kind: 'text' }, 409, undefined],
  ])('%j are %i', async (body, status, path) => {
    const answer = await api.call('POST', '/v1/custom-fields', body);
    expect([answer.statusCode, answer.json().errors?.[0]?.path]).toEqual([status, path]);
  });

  it('are made by admins alone', async () => {
    const { key } = (await api.call('POST', '/v1/api-keys', { name: 'a', role: 'agent' })).json();
    const body = { key: 'mine', name: 'x', kind: 'text' };
    expect((await api.call('POST', '/v1/custom-fields', body, { key })).statusCode).toBe(403);
    expect((await api.call('GET', '/v1/custom-fields', undefined, { key })).statusCode).toBe(200);
  });

  it('can be renamed and moved; a value that is no option any more stays until it is set anew', async () => {
    await set({ plan: 'gold' });
    const path = `/v1/custom-fields/${String(ids['plan'])}`;
    expect((await api.call('PATCH', path, { name: 'Plan', options: ['basic'], position: 9 })).json()).toMatchObject({
      ...{ key: 'plan', name: 'Plan', options: ['basic'], position: 9 },
    });
    expect(await shown()).toMatchObject({ plan: 'gold' });
    expect((await set({ plan: 'gold' })).json().code).toBe('invalid_custom_field');
    expect((await set({ plan: 'basic' })).statusCode).toBe(200);
    const text = await api.call('PATCH', `/v1/custom-fields/${String(ids['allergies'])}`, { options: ['nuts'] });
    expect(text.json()).toMatchObject({ status: 400, errors: [{ path: 'options' }] });
  });
});

describe('values', () => {
  it('are set one by one, and taken away by null', async () => {
    expect((await set({ shoe_size: 41.5, renewal: '2028-02-29' })).json().customFields).toMatchObject({
      shoe_size: 41.5,
    });
    await set({ allergies: '  nuts  ', shoe_size: null });
    expect(await shown()).toMatchObject({ renewal: '2028-02-29', allergies: 'nuts' });
    expect(await shown()).not.toHaveProperty('shoe_size');
  });

  it('come with a new contact as well', async () => {
    const made = await api.call('POST', '/v1/contacts', { name: 'New', customFields: { shoe_size: 38 } });
    expect([made.statusCode, made.json().customFields]).toEqual([201, { shoe_size: 38 }]);
  });

  it.each([
    [{ shoe_size: '41' }, 422, 'shoe_size'],
    [{ renewal: '2027-02-29' }, 422, 'renewal'],
    [{ renewal: '29.02.2028' }, 422, 'renewal'],
    [{ allergies: 5 }, 422, 'allergies'],
    [{ allergies: 'x'.repeat(2_001) }, 422, 'allergies'],
    [{ allergies: ' ' }, 422, 'allergies'],
    [{ plan: 'silver' }, 422, 'plan'],
    [{ unknown: 'x' }, 422, 'unknown'],
    [{ allergies: ['nuts'] }, 400, 'allergies'],
  ])('%j are %i, and nothing is changed', async (values, status, key) => {
    const before = await shown();
    const answer = await set({ ...values, shoe_size: 'shoe_size' in values ? values.shoe_size : 50 });
    expect([answer.statusCode, answer.json().errors[0].path]).toEqual([status, `customFields.${key}`]);
    expect(await shown()).toEqual(before);
  });

  it('stand in the timeline, and their names alone in the audit log', async () => {
    await set({ allergies: 'dust' });
    await set({ allergies: 'pollen' });
    const { items } = (await api.call('GET', `/v1/contacts/${contactId}/timeline?limit=1`)).json();
    expect(items).toMatchObject([
      {
        kind: 'details',
        before: { customFields: { allergies: 'dust' } },
        after: { customFields: { allergies: 'pollen' } },
      },
    ]);
    const log = (await api.call('GET', '/v1/audit-log?action=contact.edit&limit=1')).json();
    expect(log.items[0].fields).toEqual(['customFields.allergies']);
    expect(JSON.stringify(log)).not.toContain('pollen');
    const before = (await api.call('GET', `/v1/contacts/${contactId}/timeline?limit=200`)).json().items.length;
    await set({ allergies: 'pollen' });
    expect((await api.call('GET', `/v1/contacts/${contactId}/timeline?limit=200`)).json().items).toHaveLength(before);
  });

  it('of kind date are facts that follow-up rules can ask for', async () => {
    await set({ renewal: '2028-02-29' });
    const around = await inWorkspace(api.database, api.workspaceId, (scope) => readCircumstances(scope, contactId));
    expect(around.dates).toEqual({ renewal: '2028-02-29' });
    const other = (await api.call('POST', '/v1/contacts', { name: 'Without' })).json();
    const none = await inWorkspace(api.database, api.workspaceId, (scope) => readCircumstances(scope, other.id));
    expect(none.dates).toEqual({});
  });

  it('are handed out by their keys', async () => {
    const { held } = (await api.call('GET', `/v1/contacts/${contactId}/data`)).json();
    expect(held.contacts[0].customFields).toMatchObject({ allergies: 'pollen', renewal: '2028-02-29' });
  });
});

describe('the contact list', () => {
  it.each([
    [['plan:basic'], ['Bea', 'Cyd']],
    [
      ['plan:basic', 'plan:gold'],
      ['Bea', 'Cyd', 'Dee'],
    ],
    [['plan:basic', 'shoe_size:38'], ['Cyd']],
    [['shoe_size:38.0'], ['Cyd', 'Dee']],
    [['renewal:2027-01-31'], ['Dee']],
    [['allergies:bees: all of them'], ['Bea']],
    [['plan:silver'], []],
    [['shoe_size:large'], []],
    [['nothing:x'], []],
  ])('with field=%j shows %j, counts and exports them', async (fields, names) => {
    const query = new URLSearchParams([
      ...fields.map((field) => ['field', field] as [string, string]),
      ['sort', 'name'],
    ]);
    const path = (of: string): string => `/v1/contacts${of}?${query.toString()}`;
    const listed = (await api.call('GET', path(''), undefined, other)).json().items;
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(names);
    expect((await api.call('GET', path('/facets'), undefined, other)).json().total).toBe(names.length);
    const rows = (await api.call('GET', path('/export.csv'), undefined, other)).body.trim().split('\n').slice(1);
    expect(rows.map((row) => row.split(',')[0])).toEqual(names);
  });

  it('takes no field without a value, and views take them too', async () => {
    expect((await api.call('GET', '/v1/contacts?field=plan')).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'field' }],
    });
    const view = { name: 'Gold', query: { field: ['plan:gold'] } };
    expect((await api.call('POST', '/v1/views', view)).statusCode).toBe(201);
  });
});

describe('a field that is removed', () => {
  it('takes its values along: from the answers at once, from the rows soon after, and its key begins anew', async () => {
    await set({ allergies: 'pollen', renewal: '2028-02-29' });
    const path = `/v1/custom-fields/${String(ids['allergies'])}`;
    expect((await api.call('DELETE', path)).statusCode).toBe(204);
    expect((await api.call('DELETE', path)).statusCode).toBe(404);
    expect(await shown()).not.toHaveProperty('allergies');
    expect((await set({ allergies: 'nuts' })).json().code).toBe('unknown_reference');
    await api.call('POST', '/v1/custom-fields', {
      key: 'allergies',
      name: 'Allergies',
      kind: 'choice',
      options: ['nuts'],
    });
    expect(await shown()).not.toHaveProperty('allergies');
    await set({ allergies: 'nuts' });
    await deleteExpired(maintenance);
    expect(await shown()).toMatchObject({ allergies: 'nuts', renewal: '2028-02-29' });
    const rows = await asOwner<{ text: string }>(
      api.ownerUrl,
      'SELECT custom_fields::text AS text FROM rapport.contacts',
    );
    expect(rows.some(({ text }) => text.includes('pollen'))).toBe(false);
    expect(await asOwner(api.ownerUrl, 'SELECT 1 FROM rapport.custom_fields WHERE removed_at IS NOT NULL')).toEqual([]);
  });
});
