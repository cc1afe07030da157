import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteExpired } from '../../db/housekeeping.ts';
import { openDatabase } from '../../db/client.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ allowPrivateTargets: true });
});
afterAll(() => api.close());

const makeBranch = async (name: string): Promise<string> => {
  const made = await api.call('POST', '/v1/branches', { name });
  expect(made.statusCode).toBe(201);
  return made.json<{ id: string }>().id;
};

const told = async (about: Record<string, unknown>): Promise<string> => {
  const answer = await api.call('POST', '/v1/messages', aMessage(about));
  expect(answer.statusCode).toBe(202);
  return answer.json<{ contactId: string }>().contactId;
};

const branchOf = async (contactId: string): Promise<string | null> =>
  (await api.call('GET', `/v1/contacts/${contactId}`)).json<{ branchId: string | null }>().branchId;

describe('branches', () => {
  it('are made, renamed and listed by name, each name once whatever its case', async () => {
    const south = await makeBranch('South');
    const north = await makeBranch('North');
    expect((await api.call('POST', '/v1/branches', { name: 'SOUTH' })).json()).toMatchObject({
      ...{ status: 409, code: 'branch_name_taken' },
    });
    expect((await api.call('PATCH', `/v1/branches/${north}`, { name: 'south' })).json()).toMatchObject({
      ...{ status: 409, code: 'branch_name_taken' },
    });
    expect((await api.call('PATCH', `/v1/branches/${north}`, { name: 'Harbour' })).json()).toMatchObject({
      ...{ id: north, name: 'Harbour' },
    });
    expect((await api.call('GET', '/v1/branches')).json()).toMatchObject({
      items: [
        { id: north, name: 'Harbour' },
        { id: south, name: 'South' },
      ],
    });
    expect((await api.call('POST', '/v1/branches', { name: '  ' })).statusCode).toBe(400);
  });

  it('are for admins to change, and for all to see', async () => {
    const { key } = (await api.call('POST', '/v1/api-keys', { name: 'agent', role: 'agent' })).json<{ key: string }>();
    expect((await api.call('POST', '/v1/branches', { name: 'Mine' }, { key })).statusCode).toBe(403);
    expect((await api.call('GET', '/v1/branches', undefined, { key })).statusCode).toBe(200);
  });
});

describe('a contact’s branch', () => {
  it('is the one that its first message names, and a later one takes it nowhere else', async () => {
    const [one, other] = [await makeBranch('First'), await makeBranch('Second')];
    const contact = await told({ channelUserId: 'walks-in', branchId: one });
    await told({ channelUserId: 'walks-in', branchId: other });
    expect(await branchOf(contact)).toBe(one);
    const unplaced = await told({ channelUserId: 'unplaced' });
    expect(await branchOf(unplaced)).toBeNull();
    await told({ channelUserId: 'unplaced', branchId: other });
    expect(await branchOf(unplaced)).toBe(other);
    expect((await api.call('POST', '/v1/messages', aMessage({ branchId: 'nowhere' }))).json()).toMatchObject({
      ...{ status: 422, code: 'unknown_branch', errors: [{ path: 'branchId' }] },
    });
  });

  it('is that of the channel by which it writes, where the message names none', async () => {
    const [branch, named] = [await makeBranch('Airport'), await makeBranch('Beach')];
    const credentials = { botToken: '1:x', secretToken: 'x', apiBase: 'https://127.0.0.1:9' };
    const channel = (
      await api.call('POST', '/v1/channels', { kind: 'telegram', name: 'Airport desk', credentials, branchId: branch })
    ).json<{ id: string; branchId: string }>();
    expect(channel.branchId).toBe(branch);
    const by = { channel: 'telegram', connectionId: channel.id };
    expect(await branchOf(await told({ ...by, channelUserId: 'traveller' }))).toBe(branch);
    expect(await branchOf(await told({ ...by, channelUserId: 'swimmer', branchId: named }))).toBe(named);
    const cleared = await api.call('PATCH', `/v1/channels/${channel.id}`, { branchId: null });
    expect(cleared.json()).toMatchObject({ branchId: null });
    expect(await branchOf(await told({ ...by, channelUserId: 'latecomer' }))).toBeNull();
    expect((await api.call('PATCH', `/v1/channels/${channel.id}`, { branchId: 'nowhere' })).json()).toMatchObject({
      ...{ status: 422, code: 'unknown_branch' },
    });
  });

  it('is set by a person, who finds it by filter, facet and timeline', async () => {
    const branch = await makeBranch('Hill');
    const contact = await told({});
    const change = await api.call('PATCH', `/v1/contacts/${contact}`, { branchId: branch });
    expect(change.json()).toMatchObject({ branchId: branch });
    const found = (await api.call('GET', `/v1/contacts?branchId=${branch}`)).json<{ items: { id: string }[] }>();
    expect(found.items.map(({ id }) => id)).toEqual([contact]);
    const facets = (await api.call('GET', '/v1/contacts/facets')).json<{ branch: Record<string, number> }>();
    expect(facets.branch[branch]).toBe(1);
    const { items } = (await api.call('GET', `/v1/contacts/${contact}/timeline`)).json<{ items: object[] }>();
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'details', before: { branchId: null }, after: { branchId: branch } }),
    );
  });
});

describe('a branch that is removed', () => {
  it('is off its contacts and channels, and its name is free', async () => {
    const branch = await makeBranch('Gone');
    const contact = await told({ branchId: branch });
    expect((await api.call('DELETE', `/v1/branches/${branch}`)).statusCode).toBe(204);
    expect((await api.call('DELETE', `/v1/branches/${branch}`)).statusCode).toBe(404);
    expect(await branchOf(contact)).toBeNull();
    expect((await api.call('PATCH', `/v1/contacts/${contact}`, { branchId: branch })).statusCode).toBe(422);
    await makeBranch('Gone');
  });

  it('is taken off by housekeeping where the request was cut off', async () => {
    const branch = await makeBranch('Half gone');
    const contact = await told({ branchId: branch });
    await asOwner(api.ownerUrl, 'UPDATE rapport.branches SET removed_at = now() WHERE id = $1', [branch]);
    const maintenance = openDatabase({
      ...{ url: api.ownerUrl, role: 'rapport_maintenance' as const, poolSize: 1, applicationName: 'branches test' },
    });
    await deleteExpired(maintenance);
    await maintenance.destroy();
    expect(await branchOf(contact)).toBeNull();
    expect(await asOwner(api.ownerUrl, 'SELECT 1 FROM rapport.branches WHERE id = $1', [branch])).toEqual([]);
  });
});
