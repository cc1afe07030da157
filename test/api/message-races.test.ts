import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const sendAll = async (messages: Record<string, unknown>[]) =>
  Promise.all(
    messages.map(async (message) => {
      const answer = await api.call('POST', '/v1/messages', message);
      expect(answer.statusCode).toBe(202);
      return answer.json<{ messageId: string; contactId: string; duplicate: boolean }>();
    }),
  );

it('two first messages of one person at once make one contact', async () => {
  for (let round = 0; round < 10; round += 1) {
    const messages = Array.from({ length: 8 }, () => aMessage({ channelUserId: `racer-${String(round)}` }));
    const answers = await sendAll(messages);
    expect(new Set(answers.map(({ contactId }) => contactId)).size).toBe(1);
    const contact = (await api.call('GET', `/v1/contacts/${answers[0]?.contactId ?? ''}`)).json();
    expect(contact.messageCount).toBe(8);
  }
});

it('one message at once over eight connections is accepted once', async () => {
  const message = aMessage();
  const answers = await sendAll(Array.from({ length: 8 }, () => message));
  expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(new Set(answers.map(({ messageId }) => messageId)).size).toBe(1);
});

it('people who tell the same addresses at once neither wait for ever nor fail', async () => {
  const told = (order: number): Record<string, unknown> => ({
    contact: {
      email: `both-${String(order % 3)}@example.com`,
      phone: `+63917555${String(1_000 + (order % 3))}`,
      externalId: `x-${String(order % 4)}`,
    },
  });
  await sendAll(Array.from({ length: 24 }, (_, order) => aMessage(told(order))));
});

it('numbers of one inbox are committed in the order in which they were drawn', async () => {
  await sendAll(Array.from({ length: 30 }, () => aMessage({ channelUserId: 'busy' })));
  const rows = await asOwner<{ seq: string; last_seq: string }>(
    api.ownerUrl,
    `SELECT m.seq, b.last_seq FROM rapport.messages m JOIN rapport.contact_inbox b ON b.contact_id = m.contact_id
     WHERE m.channel_user_id = 'busy'`,
  );
  const seqs = rows.map(({ seq }) => Number(seq));
  expect(new Set(seqs).size).toBe(30);
  expect(Math.max(...seqs)).toBe(Number(rows[0]?.last_seq));
});
