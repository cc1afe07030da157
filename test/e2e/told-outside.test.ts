import { EventSource } from 'eventsource';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEndpoint, type Call, type Endpoint } from '../notifications/webhook/endpoint.ts';
import { inboundMessage, type MessageAccepted } from './support/contacts.ts';
import { temporaryHome, type Running } from './support/temporary-installation.ts';
import { eventually } from './support/wait.ts';

const home = temporaryHome(8, { RAPPORT_ALLOW_PRIVATE_TARGETS: '1' });
let rapport: Running;
let endpoint: Endpoint;
beforeAll(async () => {
  [rapport, endpoint] = await Promise.all([home.start(), startEndpoint()]);
}, 240_000);
afterAll(async () => {
  await endpoint.close();
  await home.remove();
});

const calledWith = (type: string, what: Record<string, unknown>): Promise<Call> =>
  eventually(`a webhook ${type}`, async () =>
    endpoint.calls.find(
      ({ event }) => event.type === type && Object.entries(what).every(([name, value]) => event.data[name] === value),
    ),
  );

test('the business’s own server hears of a message, of the review it makes, and of the hand-over to a person', async () => {
  const { client } = rapport;
  const { secret } = await client.post<{ secret: string }>('/v1/webhooks', { url: endpoint.url, events: ['*'] });
  const text = 'This is unacceptable, I am furious. Nobody answers, I want a refund and a real person now!';
  const { contactId, messageId } = await client.post<MessageAccepted>(
    '/v1/messages',
    inboundMessage('angry', 'a-1', text),
  );

  const received = await calledWith('message.received', { id: messageId });
  expect(() => new Webhook(secret).verify(received.body, received.headers as Record<string, string>)).not.toThrow();
  await calledWith('contact.updated', { contactId, messageCount: 1 });
  const review = await calledWith('review.changed', { contactId, state: 'open' });
  await client.post(`/v1/reviews/${String(review.event.data['id'])}/take-over`, {});
  await calledWith('conversation.changed', { contactId, handledBy: 'human' });
  expect(endpoint.calls.map(({ body }) => body).join()).not.toContain('furious');
}, 60_000);

test('a follow-up decided in one browser is told to another within two seconds', async () => {
  const { client, baseUrl, adminKey } = rapport;
  const written = inboundMessage('browsers', 'b-1', 'Hello');
  const { contactId } = await client.post<MessageAccepted>('/v1/messages', written);
  const other = new EventSource(`${baseUrl}/v1/events?type=follow_up.changed`, {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${adminKey}` } }),
  });
  const told: { id: string; state: string }[] = [];
  other.addEventListener('follow_up.changed', ({ data }) => told.push(JSON.parse(data as string) as (typeof told)[0]));
  await new Promise((resolve) => other.addEventListener('ready', resolve));
  const reminder = { contactId, dueAt: '2040-01-01T00:00:00Z', message: 'Are you coming?' };
  const { id } = await client.post<{ id: string }>('/v1/follow-ups', reminder);
  await eventually('the reminder', async () => told.some((each) => each.id === id && each.state === 'pending'));
  await client.post(`/v1/follow-ups/${id}/dismiss`, {});
  await eventually(
    'the decision',
    async () => told.some((each) => each.id === id && each.state === 'dismissed'),
    2_000,
  );
  other.close();
}, 60_000);
