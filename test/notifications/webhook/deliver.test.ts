import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inWorkspace } from '../../../db/client.ts';
import { deleteContactRows } from '../../../db/repositories/erasure.ts';
import { createCourier } from '../../../notifications/webhook/courier.ts';
import { createPost } from '../../../notifications/webhook/post.ts';
import { asOwner } from '../../support/owner.ts';
import { deliverDue, startNotifying, type Notifying } from '../support.ts';
import { startEndpoint, type Call, type Endpoint } from './endpoint.ts';

const HOUR = 3_600_000;

let notifying: Notifying;
let endpoint: Endpoint;
beforeAll(async () => {
  notifying = await startNotifying();
});
beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(async () => {
  await asOwner(notifying.api.ownerUrl, 'DELETE FROM rapport.webhooks');
  await endpoint.close();
});
afterAll(() => notifying.close());

const webhook = async (id: string) =>
  ((await notifying.api.call('GET', '/v1/webhooks')).json().items as { id: string; state: string }[]).find(
    (each) => each.id === id,
  );
const deliveries = async (id: string, query = '') =>
  (await notifying.api.call('GET', `/v1/webhooks/${id}/deliveries${query}`)).json().items as {
    id: string;
    type: string;
    state: string;
    attempts: number;
    error: string | null;
  }[];
const of = (contactId: string): Call[] => endpoint.calls.filter(({ event }) => event.data['contactId'] === contactId);

describe('a delivery', () => {
  it('has id, type, time and values, no text, and a signature that the standard library verifies', async () => {
    const { secret } = await notifying.hook(endpoint.url, ['message.received']);
    const { messageId, contactId } = await notifying.write();
    expect(await notifying.work()).toBe(1);
    const [call] = endpoint.calls as [Call];
    expect(call.headers['content-type']).toBe('application/json');
    expect(new Webhook(secret).verify(call.body, call.headers as Record<string, string>)).toEqual({
      id: call.headers['webhook-id'],
      type: 'message.received',
      at: expect.any(String),
      data: expect.objectContaining({ id: messageId, contactId, direction: 'inbound' }),
    });
    expect(() => new Webhook(secret).verify(`${call.body} `, call.headers as Record<string, string>)).toThrow();
    expect(call.body).not.toContain('haircut');
  });

  it('is made for the types that were asked for, once for each endpoint', async () => {
    const other = await startEndpoint();
    await notifying.hook(endpoint.url, ['*']);
    await notifying.hook(other.url, ['contact.updated']);
    await notifying.write('somebody-new');
    await notifying.work();
    expect(endpoint.calls.map(({ event }) => event.type).sort()).toEqual(['contact.updated', 'message.received']);
    expect(other.calls.map(({ event }) => event.type)).toEqual(['contact.updated']);
    await notifying.work();
    expect([endpoint.calls.length, other.calls.length]).toEqual([2, 1]);
    await other.close();
  });

  it('tells of a hand-over, so that the business’s AI can be silent', async () => {
    await notifying.hook(endpoint.url, ['conversation.changed']);
    const { contactId } = await notifying.write();
    await asOwner(
      notifying.api.ownerUrl,
      `UPDATE rapport.conversations SET handled_by = 'human' WHERE contact_id = $1`,
      [contactId],
    );
    await notifying.work();
    expect(endpoint.calls.map(({ event }) => event.data)).toMatchObject([{ contactId, handledBy: 'human' }]);
  });

  it('is not made by history that is brought in', async () => {
    await notifying.hook(endpoint.url, ['message.received', 'review.changed', 'follow_up.changed']);
    await notifying.api.call('POST', '/v1/messages', {
      ...{ channel: 'web', channelUserId: 'old', messageId: 'old-1', direction: 'inbound', author: 'contact' },
      ...{ text: 'long ago', sentAt: '2020-01-01T00:00:00Z', backfill: true },
    });
    expect(await notifying.work()).toBe(0);
  });
});

describe('a delivery that fails', () => {
  it('is repeated with the same id and body, holds back its contact’s later ones alone, and these then come in order', async () => {
    await notifying.hook(endpoint.url, ['message.received']);
    const failing = await notifying.write('ana');
    endpoint.answer = ({ event }) => ({ status: event.data['contactId'] === failing.contactId ? 500 : 200 });
    const well = await notifying.write('ben');
    await notifying.write('ana');
    await notifying.write('ana');
    await notifying.work();
    expect([of(failing.contactId).length, of(well.contactId).length]).toEqual([1, 1]);
    notifying.pass(4_000);
    expect(await notifying.work()).toBe(0);
    notifying.pass(2_000);
    expect(await notifying.work()).toBe(1);

    endpoint.answer = () => ({ status: 204 });
    const later = await notifying.write('ana');
    notifying.pass(20_000);
    expect(await notifying.work()).toBe(4);
    const told = of(failing.contactId);
    expect(new Set(told.slice(0, 3).map(({ body }) => body)).size).toBe(1);
    const order = told.slice(2).map(({ event }) => event.data['id']);
    expect(order[0]).toBe(failing.messageId);
    expect(order.at(-1)).toBe(later.messageId);
    expect(new Set(order).size).toBe(4);
  });

  it('is tried for three days, is then a dead letter, and can be sent again under its old id', async () => {
    const { id } = await notifying.hook(endpoint.url, ['message.received']);
    endpoint.answer = () => 'hang_up';
    await notifying.write('cho');
    await notifying.write('cho');
    for (let hours = 0; hours <= 73; hours += 1) {
      await notifying.work();
      notifying.pass(HOUR);
    }
    const [second, first] = await deliveries(id);
    expect(first).toMatchObject({ state: 'dead', error: 'the connection failed (ECONNRESET)' });
    expect(second?.state).toBe('queued');
    expect(first?.attempts).toBeGreaterThan(10);
    expect(await webhook(id)).toMatchObject({ state: 'attention', lastError: 'the connection failed (ECONNRESET)' });

    endpoint.answer = () => ({ status: 200 });
    endpoint.calls.length = 0;
    expect((await deliveries(id, '?state=dead')).map((each) => each.id)).toEqual([first?.id]);
    const again = await notifying.api.call('POST', `/v1/webhooks/${id}/deliveries/${String(first?.id)}/resend`);
    expect([again.statusCode, again.json().state]).toEqual([202, 'queued']);
    notifying.pass(9 * HOUR);
    await notifying.work();
    expect(endpoint.calls.map(({ headers }) => headers['webhook-id'])).toEqual([first?.id, second?.id]);
    expect(await webhook(id)).toMatchObject({ state: 'active', failingSince: null, lastError: null });
  });

  it('waits as long as Retry-After says', async () => {
    await notifying.hook(endpoint.url, ['message.received']);
    endpoint.answer = () => ({ status: 429, headers: { 'retry-after': '600' } });
    await notifying.write();
    await notifying.work();
    notifying.pass(590_000);
    expect(await notifying.work()).toBe(0);
    notifying.pass(11_000);
    expect(await notifying.work()).toBe(1);
  });

  it('with 410 switches the endpoint off until a person switches it on', async () => {
    const { id } = await notifying.hook(endpoint.url, ['message.received']);
    endpoint.answer = () => ({ status: 410 });
    await notifying.write();
    await notifying.work();
    expect(await webhook(id)).toMatchObject({ state: 'disabled' });
    await notifying.write();
    expect(await notifying.work()).toBe(0);
    await notifying.api.call('PATCH', `/v1/webhooks/${id}`, { state: 'active' });
    endpoint.answer = () => ({ status: 200 });
    await notifying.write();
    expect(await notifying.work()).toBe(1);
  });

  it('because of a redirect is not carried elsewhere', async () => {
    const elsewhere = await startEndpoint();
    const { id } = await notifying.hook(endpoint.url, ['message.received']);
    endpoint.answer = () => ({ status: 307, headers: { location: elsewhere.url } });
    await notifying.write();
    await notifying.work();
    expect(elsewhere.calls).toEqual([]);
    expect((await deliveries(id))[0]?.error).toBe('the endpoint answered 307; redirects are not followed');
    await elsewhere.close();
  });
});

it('shares the work between workers without telling anything twice', async () => {
  await notifying.hook(endpoint.url, ['message.received']);
  for (let n = 0; n < 40; n += 1) await notifying.write(`crowd-${String(n % 20)}`);
  await notifying.work();
  // Everything is due again, and ten workers come at once.
  endpoint.calls.length = 0;
  await asOwner(notifying.api.ownerUrl, `UPDATE rapport.webhook_deliveries SET state = 'queued', leased_until = NULL`);
  const worker = async () => {
    for (let idle = 0; idle < 5;) idle = (await deliverDue(notifying.deps)) === 0 ? idle + 1 : 0;
  };
  await Promise.all(Array.from({ length: 10 }, worker));
  while ((await deliverDue(notifying.deps)) > 0);
  const ids = endpoint.calls.map(({ event }) => event.id);
  expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
});

it('is not held up by another endpoint that lets its calls hang', async () => {
  const other = await startEndpoint();
  await notifying.hook(endpoint.url, ['message.received']);
  endpoint.answer = () => new Promise(() => undefined);
  for (let n = 0; n < 6; n += 1) await notifying.write(`hanging-${String(n)}`);
  await notifying.spread();
  const courier = createCourier({ ...notifying.deps, post: createPost(true, 3_000) }, (error) =>
    expect.fail(String(error)),
  );
  await courier.round();
  await notifying.hook(other.url, ['message.received']);
  await notifying.write('prompt');
  await notifying.spread();
  await courier.round();
  await expect.poll(() => other.calls.length, { timeout: 2_000 }).toBe(1);
  expect(endpoint.calls.length).toBeLessThanOrEqual(4);
  await courier.drain();
  await other.close();
});

it('that a worker died over is made again by another, under the same id', async () => {
  await notifying.hook(endpoint.url, ['message.received']);
  await notifying.write();
  await notifying.spread();
  const told: string[] = [];
  const dying = {
    ...notifying.deps,
    post: ({ id }: { id: string }) => {
      told.push(id);
      return Promise.reject(new Error('killed'));
    },
  };
  await expect(deliverDue(dying)).rejects.toThrow('killed');
  expect(await deliverDue(notifying.deps)).toBe(0);
  notifying.pass(61_000);
  expect(await deliverDue(notifying.deps)).toBe(1);
  expect(endpoint.calls.map(({ headers }) => headers['webhook-id'])).toEqual(told);
});

it('goes with the contact that it speaks of, while the news that the contact is gone stays', async () => {
  const { id } = await notifying.hook(endpoint.url, ['message.received', 'contact.deleted']);
  endpoint.answer = () => ({ status: 500 });
  const { contactId } = await notifying.write('to-be-erased');
  await notifying.work();
  await notifying.api.call('DELETE', `/v1/contacts/${contactId}`);
  await notifying.work();
  const { api, deps } = notifying;
  await inWorkspace(deps.database, api.workspaceId, (scope) => deleteContactRows(scope, [contactId]));
  expect((await deliveries(id)).map(({ type }) => type)).toEqual(['contact.deleted']);
  endpoint.answer = () => ({ status: 200 });
  endpoint.calls.length = 0;
  notifying.pass(10_000);
  await notifying.work();
  expect(endpoint.calls.map(({ event }) => event.data)).toMatchObject([{ id: contactId, contactId }]);
});

describe('the address that is called', () => {
  const call = { secret: 'whsec_c2VjcmV0', id: '1', body: '{}', at: new Date() };

  it.each([
    'https://127.0.0.1:1/',
    'https://[::1]:1/',
    'https://169.254.169.254/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost:1/',
  ])('is not %s, nor whatever name leads there', async (url) => {
    expect(await createPost(false)({ ...call, url })).toMatchObject({
      kind: 'failed',
      error: 'the address is not a public one',
    });
  });

  it('is not waited for without end', async () => {
    endpoint.answer = () => new Promise(() => undefined);
    expect(await createPost(true, 200)({ ...call, url: endpoint.url })).toMatchObject({
      ...{ kind: 'failed', status: null, error: 'no answer in time' },
    });
  });

  it('is not called by plain http', async () => {
    expect(await createPost(false)({ ...call, url: endpoint.url })).toMatchObject({ error: 'only https is called' });
    expect(endpoint.calls).toEqual([]);
  });
});
