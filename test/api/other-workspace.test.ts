import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { joinAs } from '../support/people.ts';
import { aMessage } from './support/messages.ts';
import { formOf } from '../import/support/form.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
interface Route {
  readonly method: Method;
  readonly path: string;
}

let api: TestApi;
let otherKey: string;
/** Something of each kind in the first workspace, whose ids the other one tries. */
let ids: Record<string, string>;
let routes: Route[];

beforeAll(async () => {
  api = await startTestApi({ allowPrivateTargets: true });
  otherKey = (await api.otherWorkspace()).key;
  const message = (
    await api.call('POST', '/v1/messages', aMessage({ contact: { email: 'secret@example.com' } }))
  ).json();
  const tag = (await api.call('POST', '/v1/tags', { name: 'secret-tag' })).json();
  const key = (await api.call('POST', '/v1/api-keys', { name: 'secret-key', role: 'viewer' })).json();
  const job = (
    await api.call('POST', '/v1/contacts/bulk', { action: 'stage', stage: 'closing', ids: [message.contactId] })
  ).json();
  const reminder = (
    await api.call('POST', '/v1/follow-ups', { contactId: message.contactId, dueAt: '2026-12-24T09:00:00Z' })
  ).json();
  const hook = { url: 'https://example.com/secret', events: ['*'] };
  const webhook = (await api.call('POST', '/v1/webhooks', hook)).json();
  const delivery = (await api.call('POST', `/v1/webhooks/${String(webhook.id)}/test`)).json();
  const [review] = await asOwner<{ id: string }>(
    api.ownerUrl,
    `INSERT INTO rapport.reviews (id, workspace_id, contact_id, conversation_id, reason, anchor, rule, params, evidence, created_at)
     SELECT gen_random_uuid(), workspace_id, contact_id, id, 'complex', 'm', '{"id": "review.asks_for_person", "version": 1}',
       '{}', '[]', now() FROM rapport.conversations WHERE id = $1 RETURNING id`,
    [message.conversationId],
  );
  const absorbed = (await api.call('POST', '/v1/messages', aMessage())).json();
  const merge = (
    await api.call('POST', `/v1/contacts/${String(message.contactId)}/merge`, { otherId: absorbed.contactId })
  ).json();
  const [suggestion] = await asOwner<{ id: string }>(
    api.ownerUrl,
    `INSERT INTO rapport.merge_suggestions (id, workspace_id, contact_id, other_id, state, ground, reasons, created_at)
     SELECT gen_random_uuid(), workspace_id, $1, $2, 'open', 'person', '["similar_email"]', now()
     FROM rapport.conversations WHERE id = $3 RETURNING id`,
    [
      ...[message.contactId, (await api.call('POST', '/v1/messages', aMessage())).json().contactId].sort(),
      message.conversationId,
    ],
  );
  const person = await joinAs(api, 'agent', { email: 'secret-person@example.com' });
  const [session] = (await person.browser.call('GET', '/v1/sessions')).json().items;
  const view = (await api.call('POST', '/v1/views', { name: 'secret-view', query: {} })).json();
  const field = (
    await api.call('POST', '/v1/custom-fields', { key: 'secret', name: 'secret-field', kind: 'text' })
  ).json();
  const branch = (await api.call('POST', '/v1/branches', { name: 'secret-branch' })).json();
  const form = await formOf('name,email\nsecret-row,secret-row@example.com\n');
  const file = await api.app.inject({
    ...{ method: 'POST', url: '/v1/imports', payload: form.body },
    headers: { authorization: `Bearer ${api.adminKey}`, 'content-type': form.type },
  });
  const account = { botToken: '1:secret', secretToken: 'secret', apiBase: 'https://127.0.0.1:9' };
  const channel = (
    await api.call('POST', '/v1/channels', { kind: 'telegram', name: 'secret-channel', credentials: account })
  ).json();
  ids = {
    channels: channel.id,
    branches: branch.id,
    imports: file.json<{ job: { id: string } }>().job.id,
    users: person.id,
    sessions: session.id,
    views: view.id,
    'custom-fields': field.id,
    merges: merge.mergeId,
    'merge-suggestions': suggestion?.id ?? '',
    'follow-ups': reminder.id,
    reviews: review?.id ?? '',
    contacts: message.contactId,
    conversations: message.conversationId,
    tags: tag.id,
    'api-keys': key.id,
    jobs: job.job?.id,
    webhooks: webhook.id,
    deliveries: delivery.id,
  };
  const document = (await api.app.inject({ url: '/openapi.json' })).json<{
    paths: Record<string, Record<string, unknown>>;
  }>();
  routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase() as Method, path })),
  );
});
afterAll(() => api.close());

/** A body that each route takes, by what its path ends in; what is missing here is found by the walk (it would be 400). */
const bodies: Record<string, unknown> = {
  actions: { action: 'page_viewed', actionId: 'a-1', occurredAt: '2026-01-01T00:00:00Z' },
  stage: { stage: 'closing' },
  status: { status: 'active' },
  score: { value: 50 },
  'score-adjustments': { points: 5, note: 'x' },
  'opt-out': { scope: 'all' },
  tags: { name: 'mine' },
  notes: { text: 'x' },
  messages: { text: 'x' },
  edit: { message: 'x' },
  merge: { otherId: '01999999-9999-7999-8999-999999999999' },
  snooze: { until: '2026-12-31T00:00:00Z' },
  'follow-ups/resolve': { sent: true },
  'webhooks/{id}': { events: ['*'] },
  '{id}': { name: 'Renamed' },
};

const bodyOf = ({ method, path }: Route): unknown => {
  if (method === 'GET' || method === 'DELETE') return undefined;
  const [collection, end] = [path.split('/')[2] ?? '', path.split('/').at(-1) ?? ''];
  return bodies[`${collection}/${end}`] ?? bodies[end];
};

/** The path with another workspace's ids: the first by the collection it is in, a tag's by its name. */
const withIds = (path: string): string =>
  path
    .replace(
      /\/v1\/([a-z-]+)\/\{[a-zA-Z]+\}/,
      (_whole, collection: string) => `/v1/${collection}/${ids[collection] ?? 'unknown'}`,
    )
    .replace('{tagId}', ids['tags'] ?? '')
    .replace('{deliveryId}', ids['deliveries'] ?? '')
    .replace(/opt-out$/, 'opt-out?scope=all');

it('knows an id of every kind that a path takes', () => {
  const collections = routes.flatMap(({ path }) => /\/v1\/([a-z-]+)\/\{/.exec(path)?.[1] ?? []);
  expect([...new Set(collections)].filter((collection) => ids[collection] === undefined)).toEqual([]);
});

it('answers every path with another workspace’s id exactly as one with an id of nobody', async () => {
  const withId = routes.filter(({ path }) => path.includes('{'));
  expect(withId.length).toBeGreaterThan(15);
  for (const route of withId) {
    const path = withIds(route.path);
    const theirs = await api.call(route.method, path, bodyOf(route), { key: otherKey });
    const nobodys = await api.call(route.method, path.replace(/[0-9a-f]{8}-/, '00000000-'), bodyOf(route), {
      key: otherKey,
    });
    const { requestId: _one, ...first } = theirs.json<Record<string, unknown>>();
    const { requestId: _two, ...second } = nobodys.json<Record<string, unknown>>();
    expect({ route, status: theirs.statusCode, body: first }).toEqual({ route, status: 404, body: second });
  }
});

it('shows nothing of another workspace in any list', async () => {
  const lists = routes.filter(
    // A stream never ends: test/api/events has its own.
    ({ method, path }) => method === 'GET' && path.startsWith('/v1/') && path !== '/v1/events' && !path.includes('{'),
  );
  expect(lists.length).toBeGreaterThan(4);
  for (const { path } of lists) {
    const answer = await api.call('GET', `${path}?identity=email:secret@example.com`, undefined, { key: otherKey });
    const plain = await api.call('GET', path, undefined, { key: otherKey });
    expect([path, answer.statusCode < 500, plain.statusCode]).toEqual([path, true, 200]);
    for (const secret of ['secret', ...Object.values(ids)]) expect(plain.body + answer.body).not.toContain(secret);
  }
});

it('names nothing of another workspace in a body', async () => {
  const [contact, tag] = [ids['contacts'], ids['tags']];
  const own = (await api.call('POST', '/v1/messages', aMessage(), { key: otherKey })).json();
  const attempts: [Method, string, unknown][] = [
    ['POST', '/v1/contacts/bulk', { action: 'tag', tagId: tag, ids: [own.contactId] }],
    ['POST', '/v1/messages', aMessage({ branchId: contact })],
    ['POST', '/v1/messages', aMessage({ branchId: ids['branches'] })],
    ['PATCH', `/v1/contacts/${String(own.contactId)}`, { branchId: ids['branches'] }],
    ['PATCH', `/v1/contacts/${String(own.contactId)}`, { assigneeId: ids['users'] }],
    ['PATCH', `/v1/contacts/${String(own.contactId)}`, { customFields: { secret: 'x' } }],
  ];
  for (const [method, path, body] of attempts) {
    const answer = await api.call(method, path, body, { key: otherKey });
    expect([path, answer.statusCode]).toEqual([path, 422]);
  }
  const put = await api.call('PUT', `/v1/contacts/${String(own.contactId)}/tags/${String(tag)}`, undefined, {
    key: otherKey,
  });
  expect(put.statusCode).toBe(404);
});

it('left the first workspace as it was', async () => {
  const contact = (await api.call('GET', `/v1/contacts/${String(ids['contacts'])}`)).json();
  expect(contact).toMatchObject({ email: 'secret@example.com', name: null, optOuts: [] });
  const [audit] = await asOwner<{ count: string }>(
    api.ownerUrl,
    'SELECT count(*) FROM rapport.contact_edits e JOIN rapport.contacts c ON c.id = e.contact_id WHERE e.workspace_id <> c.workspace_id',
  );
  expect(Number(audit?.count)).toBe(0);
});
