import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutgoingMessage, SendResult } from '../../channels/port.ts';
import { acceptMessage } from '../../db/accept/accept.ts';
import { SECRET, type EngineDatabase } from '../activities/support/engine-database.ts';
import { channelThat, databaseWithOpenGate, followUpOf, senderOn } from './support/approved.ts';
import { startLivingApi, type LivingApi } from './support/living-api.ts';

const PATIENCE = { timeout: 25_000, interval: 100 };
const LOST: SendResult = { kind: 'unknown', reason: 'The line is dead.' };

describe('the provider tells of a message of ours', () => {
  let db: EngineDatabase;
  beforeAll(async () => {
    db = await databaseWithOpenGate();
  });
  afterAll(() => db.close());

  /** The message as its provider echoes it. @returns what accepting it answers */
  const echo = (visitor: string, channelMessageId: string, text = 'Still there?', sentAt = new Date()) =>
    acceptMessage({ database: db.api, secretKey: SECRET, clock: () => new Date() }, db.workspaceId, {
      ...{
        channel: 'web',
        connectionId: null,
        channelUserId: visitor,
        channelMessageId,
        direction: 'outbound',
        author: 'ai',
      },
      ...{ text, sentAt, attachments: [], backfill: false, source: null, person: { verified: false } },
    });

  test('before the send has its result: the claim is sent, and the result that follows changes nothing', async () => {
    const followUp = await followUpOf(db, 'early');
    const { channels } = channelThat(async () => {
      expect(await echo('early', 'wamid.1')).toMatchObject({ kind: 'accepted', duplicate: false });
      return { kind: 'sent', providerMessageId: 'wamid.1' };
    });
    expect(await senderOn(db, channels)(followUp.input)).toMatchObject({ kind: 'settled' });
    expect(await followUp.row()).toMatchObject({ state: 'sent', claimed_at: null, outcome: null });
    const messages = await followUp.ours();
    expect(messages).toMatchObject([{ channel_message_id: 'wamid.1', author: 'human', delivery: { state: 'sent' } }]);
    expect(await echo('early', 'wamid.1')).toMatchObject({ messageId: messages[0].id, duplicate: true });
    expect(await followUp.ours()).toHaveLength(1);
  });

  test.each([
    ['nobody heard back', LOST, 'unconfirmed'],
    ['the provider called it an error', { kind: 'not_sent', reason: 'Oops.', retryAfterMs: 60_000 }, 'approved'],
  ] as const)('when %s: it is sent after all, and never again', async (what, answer, before) => {
    const { got, channels } = channelThat(() => answer);
    const followUp = await followUpOf(db, what);
    await senderOn(db, channels)(followUp.input);
    expect(await followUp.row()).toMatchObject({ state: before });
    expect(await echo(what, `of ${what}`)).toMatchObject({ kind: 'accepted', duplicate: false });
    expect(await followUp.row()).toMatchObject({ state: 'sent', reason: null, sent_at: expect.any(Date) });
    expect(await followUp.ours()).toMatchObject([{ channel_message_id: `of ${what}`, text: 'Still there?' }]);
    await senderOn(db, channels, () => new Date(Date.now() + 120_000))(followUp.input);
    expect(got).toHaveLength(1);
  });

  test('at the same moment as the result, forty times: one message', async () => {
    for (let n = 0; n < 40; n += 1) {
      const visitor = `same-moment-${String(n)}`;
      const followUp = await followUpOf(db, visitor);
      let echoed: Promise<unknown> = Promise.resolve();
      const { channels } = channelThat(() => {
        echoed = new Promise((resolve) => setTimeout(resolve, n % 5)).then(() => echo(visitor, `p-${visitor}`));
        return { kind: 'sent', providerMessageId: `p-${visitor}` };
      });
      await senderOn(db, channels)(followUp.input);
      expect(await echoed).toMatchObject({ kind: 'accepted' });
      expect([(await followUp.row()).state, (await followUp.ours()).length]).toEqual(['sent', 1]);
    }
  });

  test('another text, another conversation, another day and the second of two are messages of their own', async () => {
    const followUp = await followUpOf(db, 'others');
    await senderOn(db, channelThat(() => LOST).channels)(followUp.input);
    await followUpOf(db, 'somebody else');
    const old = new Date(Date.now() - 60 * 60_000);
    await echo('others', 'o-1', 'Another text');
    await echo('somebody else', 'o-2');
    await echo('others', 'o-3', 'Still there?', old);
    expect(await followUp.row()).toMatchObject({ state: 'unconfirmed' });
    const both = await Promise.all([echo('others', 'o-4'), echo('others', 'o-5')]);
    expect(both).toMatchObject([{ duplicate: false }, { duplicate: false }]);
    expect(await followUp.row()).toMatchObject({ state: 'sent' });
    const ids = (await followUp.ours()).map((message: { channel_message_id: string }) => message.channel_message_id);
    expect(ids.sort()).toEqual(['o-1', 'o-3', 'o-4', 'o-5']);
  });
});

describe('over HTTP', () => {
  let api: LivingApi;
  let sendAs: (message: OutgoingMessage) => Promise<SendResult>;
  beforeAll(async () => {
    api = await startLivingApi({ windowMs: null, send: (message) => sendAs(message) });
    const followUps = { quietHours: null, undoWindow: 'PT0S' };
    expect((await api.call('PATCH', '/v1/settings', { followUps })).statusCode).toBe(200);
  }, 90_000);
  afterAll(() => api.close());

  const echoed = async ({ channelUserId, text }: OutgoingMessage, messageId: string) => {
    const sentAt = new Date().toISOString();
    const message = { channel: 'web', channelUserId, messageId, direction: 'outbound', author: 'ai', text, sentAt };
    const answer = await api.call('POST', '/v1/messages', message);
    expect(answer.statusCode, answer.body).toBe(202);
    return answer.json();
  };
  const oursOf = async (contactId: string) => {
    const { items } = (await api.call('GET', `/v1/contacts/${contactId}/messages`)).json();
    return items.filter(({ direction }: { direction: string }) => direction === 'outbound');
  };

  test('a follow-up whose echo comes, and whose result never does, is sent and stands in the transcript once', async () => {
    sendAs = async (message) => {
      await echoed(message, 'echo-1');
      throw new Error('socket hang up');
    };
    const { contactId } = await api.say('echoed', 'Hello');
    const reminder = { contactId, dueAt: new Date().toISOString(), message: 'Your cake is ready' };
    const { id } = (await api.call('POST', '/v1/follow-ups', reminder)).json();
    expect((await api.call('POST', `/v1/follow-ups/${id}/approve`, {})).statusCode).toBe(200);
    const state = async () => (await api.call('GET', `/v1/follow-ups/${id}`)).json().state;
    await expect.poll(state, PATIENCE).toBe('sent');
    expect(await oursOf(contactId)).toMatchObject([
      { channelMessageId: 'echo-1', author: 'human', text: 'Your cake is ready', delivery: { state: 'sent' } },
    ]);
  }, 60_000);

  test("a person's answer and its echoes are one message, whichever comes first", async () => {
    for (const isFirst of [true, false]) {
      const visitor = `answered ${String(isFirst)}`;
      const providerMessageId = `answer-${String(isFirst)}`;
      let asked: OutgoingMessage | undefined;
      sendAs = async (message) => {
        asked = message;
        if (isFirst) await echoed(message, providerMessageId);
        return { kind: 'sent', providerMessageId };
      };
      const { contactId, conversationId } = await api.say(visitor, 'Is it ready?');
      const answer = await api.call('POST', `/v1/conversations/${conversationId}/messages`, { text: 'Yes, come by' });
      expect(answer.statusCode, answer.body).toBe(202);
      const { id: messageId } = answer.json();
      await expect.poll(async () => (await oursOf(contactId))[0]?.delivery.state, PATIENCE).toBe('sent');
      expect(await echoed(asked as OutgoingMessage, providerMessageId)).toMatchObject({ messageId, duplicate: true });
      expect(await oursOf(contactId)).toMatchObject([{ id: messageId, text: 'Yes, come by' }]);
    }
  }, 60_000);
});
