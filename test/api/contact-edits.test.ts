import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
let id: string;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  id = (await api.call('POST', '/v1/messages', aMessage({ contact: { name: 'Told', email: undefined } }))).json()
    .contactId;
  api.gateway.answer = 'settled';
  api.gateway.settled.length = 0;
});

const facts = (contactId: string) =>
  asOwner<{ seq: string; edit: { type: string }; note: string | null; actor: string }>(
    api.ownerUrl,
    'SELECT seq, edit, note, actor FROM rapport.contact_edits WHERE contact_id = $1 ORDER BY seq',
    [contactId],
  );
const events = (contactId: string) =>
  asOwner<{ kind: string; before: unknown; after: unknown }>(
    api.ownerUrl,
    'SELECT kind, before, after FROM rapport.contact_events WHERE contact_id = $1 ORDER BY id',
    [contactId],
  );

describe('a decision of a person', () => {
  it.each([
    ['PUT', 'stage', { stage: 'closing' }, { type: 'set_stage', stage: 'closing' }],
    ['PUT', 'status', { status: 'converted' }, { type: 'set_status', status: 'converted' }],
    ['PUT', 'score', { value: 77 }, { type: 'set_score', value: 77 }],
    ['PUT', 'score', { value: 5, note: 'A known spammer' }, { type: 'set_score', value: 5 }],
    ['DELETE', 'stage/lock', undefined, { type: 'lift_lock', lock: 'stage' }],
    ['DELETE', 'status/lock', undefined, { type: 'lift_lock', lock: 'status' }],
    ['DELETE', 'score/lock', undefined, { type: 'lift_lock', lock: 'score' }],
    ['POST', 'score-adjustments', { points: -5, note: 'Rude' }, { type: 'adjust_score', points: -5 }],
  ] as const)('%s %s is a fact that the workflow is asked to judge', async (method, path, body, edit) => {
    const rung = api.bell.rung;
    const answer = await api.call(method, `/v1/contacts/${id}/${path}`, body);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().id).toBe(id);
    const [fact, ...others] = await facts(id);
    expect(others).toEqual([]);
    expect(fact).toMatchObject({ edit, note: body && 'note' in body ? body.note : null });
    expect(fact?.actor).toMatch(/^key:/);
    expect(api.gateway.settled).toEqual([{ workspaceId: api.workspaceId, contactId: id, uptoSeq: Number(fact?.seq) }]);
    expect(api.bell.rung).toBe(rung + 1);
  });

  it('is 202 with the contact as it stands when no worker answers in time', async () => {
    api.gateway.answer = 'pending';
    const answer = await api.call('PUT', `/v1/contacts/${id}/stage`, { stage: 'closing' });
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toMatchObject({ id, stage: 'inquiry' });
  });

  it.each([
    ['stage', { stage: 'dreaming' }],
    ['stage', { stage: 'closing', why: 'x' }],
    ['status', { status: 'lead' }],
    ['score', { value: 101 }],
    ['score', { value: 1.5 }],
  ])('PUT %s %j is refused', async (path, body) => {
    expect((await api.call('PUT', `/v1/contacts/${id}/${path}`, body)).statusCode).toBe(400);
    expect(await facts(id)).toEqual([]);
  });
});

describe('details', () => {
  it('set by a person win over what is told, and fall back to it', async () => {
    const set = {
      name: 'Set',
      email: 'Set@Example.com',
      phone: '0917 555 0202',
      company: 'Acme',
      timeZone: 'Asia/Tokyo',
    };
    expect((await api.call('PATCH', `/v1/contacts/${id}`, set)).json()).toMatchObject({
      ...{ name: 'Set', email: 'set@example.com', phone: '+639175550202', company: 'Acme', timeZone: 'Asia/Tokyo' },
      emails: ['set@example.com'],
    });
    expect((await api.call('PATCH', `/v1/contacts/${id}`, { name: null })).json().name).toBe('Told');
    expect((await events(id)).at(-1)).toMatchObject({
      kind: 'details',
      before: { name: 'Set' },
      after: { name: null },
    });
  });

  it('that are so already change nothing', async () => {
    await api.call('PATCH', `/v1/contacts/${id}`, { company: 'Acme' });
    const before = (await api.call('GET', `/v1/contacts/${id}`)).json();
    api.gateway.settled.length = 0;
    expect((await api.call('PATCH', `/v1/contacts/${id}`, { company: 'Acme' })).json()).toEqual(before);
    expect(api.gateway.settled).toEqual([]);
  });

  it('with an address of somebody else are refused whole', async () => {
    await api.call('POST', '/v1/contacts', { name: 'Owner', email: 'owner@example.com' });
    const answer = await api.call('PATCH', `/v1/contacts/${id}`, { company: 'Half', email: 'owner@example.com' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'identity_taken', errors: [{ path: 'email' }] });
    expect((await api.call('GET', `/v1/contacts/${id}`)).json()).toMatchObject({ company: null, email: null });
  });

  it.each([
    [{ email: 'nobody' }, 400, 'email'],
    [{ phone: '12' }, 400, 'phone'],
    [{ phone: '99999999999999' }, 400, 'phone'],
    [{ timeZone: 'Mars' }, 400, 'timeZone'],
    [{ name: ' ' }, 400, 'name'],
    [{ nickname: 'A' }, 400, 'nickname'],
    [{ branchId: '0198a000-0000-7000-8000-000000000000' }, 422, 'branchId'],
    [{ branchId: 'main' }, 422, 'branchId'],
    [{ assigneeId: 'me' }, 422, 'assigneeId'],
    [{ assigneeId: '0198a000-0000-7000-8000-000000000000' }, 422, 'assigneeId'],
    [{ customFields: { birthday: '1990-01-01' } }, 422, 'customFields.birthday'],
  ])('%j are %i', async (body, status, path) => {
    const answer = await api.call('PATCH', `/v1/contacts/${id}`, body);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors[0].path).toBe(path);
  });

  it('of a person set to VIP are a fact', async () => {
    await api.call('PATCH', `/v1/contacts/${id}`, { vip: true });
    expect((await facts(id)).map(({ edit }) => edit)).toEqual([{ type: 'set_vip', vip: true }]);
  });
});

describe('a contact made by hand', () => {
  it('is there with its source, its workflow asked to look at it', async () => {
    const answer = await api.call('POST', '/v1/contacts', { name: 'Manual', phone: '+639175550303', vip: true });
    expect(answer.statusCode).toBe(201);
    const contact = answer.json();
    expect(answer.headers['location']).toBe(`/v1/contacts/${String(contact.id)}`);
    expect(contact).toMatchObject({
      name: 'Manual',
      source: 'manual',
      messageCount: 0,
      lastMessageAt: null,
      channels: [],
    });
    expect(api.gateway.settled).toEqual([expect.objectContaining({ contactId: contact.id })]);
    expect(await events(contact.id)).toMatchObject([{ kind: 'created', after: { name: 'Manual' } }]);
  });

  it('keeps its source when messages come', async () => {
    const made = (await api.call('POST', '/v1/contacts', { email: 'later@example.com' })).json();
    const link = aMessage({ channelUserId: 'later', sentAt: '2020-01-01T00:00:00Z' });
    await asOwner(
      api.ownerUrl,
      `INSERT INTO rapport.contact_identities (id, workspace_id, contact_id, kind, value, linked_by)
       VALUES (gen_random_uuid(), $1, $2, 'web', 'later', 'person')`,
      [api.workspaceId, made.id],
    );
    expect((await api.call('POST', '/v1/messages', link)).json().contactId).toBe(made.id);
    expect((await api.call('GET', `/v1/contacts/${String(made.id)}`)).json()).toMatchObject({
      source: 'manual',
      firstSeenAt: '2020-01-01T00:00:00.000Z',
    });
  });

  it.each([[{}], [{ company: 'Acme' }]])('of nobody is refused: %j', async (body) => {
    expect((await api.call('POST', '/v1/contacts', body)).statusCode).toBe(400);
  });
});

describe('an action', () => {
  const action = (instead = {}) => ({
    action: 'booking_confirmed',
    actionId: 'b-1',
    occurredAt: '2026-01-01T10:00:00Z',
    ...instead,
  });

  it('is accepted once', async () => {
    const first = await api.call('POST', `/v1/contacts/${id}/actions`, action({ value: { amount: 12 } }));
    expect(first.statusCode).toBe(202);
    expect(first.json()).toEqual({ actionId: 'b-1', contactId: id, duplicate: false });
    expect((await api.call('POST', `/v1/contacts/${id}/actions`, action())).json().duplicate).toBe(true);
    const rows = await asOwner(
      api.ownerUrl,
      'SELECT action, value FROM rapport.contact_actions WHERE contact_id = $1',
      [id],
    );
    expect(rows).toEqual([{ action: 'booking_confirmed', value: { amount: 12 } }]);
    expect(api.gateway.settled).toEqual([]);
  });

  it('with another name under the same id is refused', async () => {
    await api.call('POST', `/v1/contacts/${id}/actions`, action());
    expect((await api.call('POST', `/v1/contacts/${id}/actions`, action({ action: 'page_viewed' }))).json().code).toBe(
      'action_id_reused',
    );
  });

  it('that is still to come is refused', async () => {
    const answer = await api.call('POST', `/v1/contacts/${id}/actions`, action({ occurredAt: '2100-01-01T00:00:00Z' }));
    expect(answer.statusCode).toBe(400);
  });
});

describe('an opt-out by a person', () => {
  it('is set once and lifted, with the ledger saying so', async () => {
    const set = () => api.call('PUT', `/v1/contacts/${id}/opt-out`, { scope: 'all' });
    expect((await set()).json().optOuts).toMatchObject([{ scope: 'all', source: 'person' }]);
    expect((await set()).statusCode).toBe(200);
    expect((await facts(id)).length).toBe(1);
    expect((await api.call('DELETE', `/v1/contacts/${id}/opt-out?scope=all`)).json().optOuts).toEqual([]);
    expect((await events(id)).map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['opt_out', null, 'all'],
      ['opt_out', 'all', null],
    ]);
  });

  it('names its scope, in the body or the query', async () => {
    expect((await api.call('DELETE', `/v1/contacts/${id}/opt-out`, { scope: 'web' })).statusCode).toBe(200);
    expect((await api.call('DELETE', `/v1/contacts/${id}/opt-out`)).statusCode).toBe(400);
    expect((await api.call('PUT', `/v1/contacts/${id}/opt-out`, { scope: 'fax' })).statusCode).toBe(400);
  });
});

it('the audit log names fields and ids, and holds no value', async () => {
  await api.call('PATCH', `/v1/contacts/${id}`, { name: 'Never in the log', vip: false });
  const rows = await asOwner<{ row: string }>(
    api.ownerUrl,
    'SELECT a::text AS row FROM rapport.audit_log a WHERE subject_id = $1',
    [id],
  );
  expect(rows.map(({ row }) => row).join()).toMatch(/contact\.edit.*name,vip/);
  expect(rows.map(({ row }) => row).join()).not.toContain('Never in the log');
});
