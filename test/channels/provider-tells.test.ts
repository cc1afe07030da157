import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphError } from '../support/providers/graph.ts';
import type { ProviderReply } from '../support/providers/provider-double.ts';
import type { SmtpRefusal } from '../support/providers/smtp.ts';
import { telegramError } from '../support/providers/telegram.ts';
import { now, startLivingChannels, type LivingChannels, type Somebody } from './living.ts';
import { deliver, type Connected } from './support.ts';

let living: LivingChannels;
beforeAll(async () => {
  living = await startLivingChannels();
}, 120_000);
afterAll(() => living.close());

/** A status of the Cloud API. */
const status = ({ account }: Connected, person: string, told: Record<string, unknown>): string => {
  const one = { timestamp: String(now()), recipient_id: person, ...told };
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: account }, statuses: [one] };
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] });
};

describe('what a provider tells afterwards', () => {
  it('shows on the message, only ever forwards', async () => {
    const { connection, person, contactId } = await living.somebody('whatsapp');
    await living.reaches(await living.approved(contactId, 'Shall I book it?'), 'sent');
    const [sent] = await living.outbound(contactId);
    for (const told of ['read', 'delivered', 'sent']) {
      await deliver(living.api, connection, status(connection, person, { id: sent?.channelMessageId, status: told }));
    }
    expect(await living.outbound(contactId)).toMatchObject([{ delivery: { state: 'read' } }]);
  }, 60_000);

  it('is not lost when it comes before the provider’s own answer, or instead of it', async () => {
    const { connection, person, contactId } = await living.somebody('whatsapp');
    living.graph.answerNext({ status: 200, hangUp: true });
    const id = await living.approved(contactId, 'Are you still looking?');
    await living.reaches(id, 'unconfirmed');
    expect(await living.outbound(contactId)).toEqual([]);
    const call = living.graph.calls.find(({ json }) => JSON.stringify(json).includes('still looking'));
    const told = {
      id: 'wamid.known-late',
      status: 'delivered',
      biz_opaque_callback_data: call?.json['biz_opaque_callback_data'],
    };
    await deliver(living.api, connection, status(connection, person, told));
    expect((await living.followUp(id)).state).toBe('sent');
    expect(await living.outbound(contactId)).toMatchObject([
      { text: 'Are you still looking?', delivery: { state: 'delivered' } },
    ]);
  }, 60_000);

  it('makes a failure of what was taken and not delivered, in words', async () => {
    const { connection, person, contactId } = await living.somebody('whatsapp');
    const id = await living.approved(contactId, 'One more thing');
    await living.reaches(id, 'sent');
    const [sent] = await living.outbound(contactId);
    const failed = {
      id: sent?.channelMessageId,
      status: 'failed',
      errors: [{ code: 131047, title: 'Re-engagement message' }],
    };
    await deliver(living.api, connection, status(connection, person, failed));
    expect(await living.followUp(id)).toMatchObject({ state: 'failed', reason: expect.stringContaining('24 hours') });
    expect(await living.outbound(contactId)).toMatchObject([
      { delivery: { state: 'failed', error: expect.stringContaining('24 hours') } },
    ]);
  }, 60_000);

  it('of our own message, as an echo, is the same message', async () => {
    const { connection, person, contactId } = await living.somebody('facebook');
    living.graph.answerNext({ status: 200, hangUp: true });
    const id = await living.approved(contactId, 'Your cake is ready');
    await living.reaches(id, 'unconfirmed');
    const call = living.graph.calls.find(({ json }) => JSON.stringify(json).includes('cake is ready'));
    const { metadata } = call?.json['message'] as { metadata: string };
    const echo = (mid: string, text: string, more = {}) => ({
      ...{ sender: { id: connection.account }, recipient: { id: person }, timestamp: Date.now() },
      message: { mid, text, is_echo: true, ...more },
    });
    const page = (item: unknown) => JSON.stringify({ object: 'page', entry: [{ messaging: [item] }] });
    await deliver(living.api, connection, page(echo('m_echo', 'Your cake is ready', { app_id: 1, metadata })));
    expect((await living.followUp(id)).state).toBe('sent');
    await deliver(living.api, connection, page(echo('m_staff', 'And I am at the door')));
    expect(await living.outbound(contactId)).toMatchObject([
      { text: 'Your cake is ready', author: 'human' },
      { text: 'And I am at the door', author: 'human' },
    ]);
  }, 60_000);
});

/** What Messenger and Instagram tell of messages. */
const receipt = (object: string, { connection, person }: Somebody, told: Record<string, unknown>): string => {
  const of = { sender: { id: person }, recipient: { id: connection.account }, timestamp: Date.now() };
  return JSON.stringify({ object, entry: [{ id: 'p', time: Date.now(), messaging: [{ ...of, ...told }] }] });
};

/** What Postmark tells of a mail that it was given. */
const postmark = (told: Record<string, unknown>, messageId: string): string =>
  JSON.stringify({ ...told, Metadata: { 'rapport-send': messageId } });

type Receipts = (somebody: Somebody, messageId: string) => readonly (readonly [body: string, state: string])[];

const RECEIPTS: Readonly<Record<string, Receipts>> = {
  facebook: (somebody, mid) => [
    [receipt('page', somebody, { delivery: { mids: [mid], watermark: Date.now() } }), 'delivered'],
    // Up to a time, without naming any.
    [receipt('page', somebody, { read: { watermark: Date.now() } }), 'read'],
    [receipt('page', somebody, { delivery: { mids: [mid], watermark: Date.now() } }), 'read'],
  ],
  instagram: (somebody, mid) => [[receipt('instagram', somebody, { read: { mid } }), 'read']],
  email: (_somebody, messageId) => [
    [postmark({ RecordType: 'Delivery', DeliveredAt: new Date().toISOString() }, messageId), 'delivered'],
    // Another mail's.
    [postmark({ RecordType: 'Bounce', Type: 'HardBounce' }, `<${crypto.randomUUID()}@example.com>`), 'delivered'],
  ],
};

describe.each(Object.entries(RECEIPTS))('what %s tells of a message', (kind, receiptsOf) => {
  it('stands on it', async () => {
    const somebody = await living.somebody(kind);
    await living.reaches(await living.approved(somebody.contactId, 'Shall I book it?'), 'sent');
    const [sent] = await living.outbound(somebody.contactId);
    for (const [body, state] of receiptsOf(somebody, sent?.channelMessageId ?? '')) {
      expect((await deliver(living.api, somebody.connection, body)).statusCode).toBe(200);
      expect(await living.outbound(somebody.contactId)).toMatchObject([{ delivery: { state } }]);
    }
  }, 60_000);
});

it('a mail that comes back makes its follow-up a failure', async () => {
  const { connection, contactId } = await living.somebody('email');
  const id = await living.approved(contactId, 'Shall I book it?');
  await living.reaches(id, 'sent');
  const [sent] = await living.outbound(contactId);
  const bounce = { RecordType: 'Bounce', Type: 'HardBounce', Description: 'The mailbox is not there.' };
  await deliver(living.api, connection, postmark(bounce, sent?.channelMessageId ?? ''));
  expect(await living.outbound(contactId)).toMatchObject([{ delivery: { state: 'failed' } }]);
  expect(await living.followUp(id)).toMatchObject({ state: 'failed', reason: expect.stringContaining('mailbox') });
}, 60_000);

it('who blocks the bot is written to no more', async () => {
  const { connection, person, contactId } = await living.somebody('telegram');
  const chat = { id: Number(person), type: 'private' };
  const blocked = { chat, from: { id: Number(person) }, date: now(), new_chat_member: { status: 'kicked' } };
  await deliver(living.api, connection, JSON.stringify({ update_id: 9, my_chat_member: blocked }));
  const { gate } = await living.followUp(await living.approved(contactId, 'Hello?'));
  expect(gate.reasons).toEqual(['opted_out']);
}, 60_000);

/** Makes the provider of a kind answer the next send so. */
function answersNext(kind: string, reply: ProviderReply | SmtpRefusal): void {
  if (kind === 'email') living.smtp.refusal = reply as SmtpRefusal;
  else living.double(kind).answerNext(reply as ProviderReply);
}

describe('what a provider answers', () => {
  it.each([
    ['facebook', 'the window is over', graphError(400, 10, 2018278), 'so long after'],
    ['instagram', 'the window is over', graphError(400, 10, 2018278), 'so long after'],
    ['whatsapp', 'the window is over', graphError(400, 131047), '24 hours'],
    ['facebook', 'the person has blocked it', graphError(400, 551, 1545041), 'blocked'],
    ['instagram', 'the person has blocked it', graphError(400, 551, 1545041), 'blocked'],
    ['whatsapp', 'the person has blocked it', graphError(400, 131026), 'blocked'],
    ['telegram', 'the person has blocked it', telegramError(403, 'Forbidden: bot was blocked by the user'), 'blocked'],
    ['email', 'there is no such mailbox', { at: 'recipient', code: 550 } as const, 'refused the mail for good'],
  ])(
    '%s: %s, and the follow-up has failed in those words',
    async (kind, _why, reply, words) => {
      const { connection, contactId } = await living.somebody(kind);
      answersNext(kind, reply);
      const id = await living.approved(contactId, 'Are you still there?');
      await living.reaches(id, 'failed');
      living.smtp.refusal = null;
      expect((await living.followUp(id)).reason).toContain(words);
      expect(await living.outbound(contactId)).toEqual([]);
      // It is the person and not the account that cannot be reached.
      const shown = (await living.api.call('GET', `/v1/channels/${connection.id}`)).json();
      expect(shown).toMatchObject({ state: 'active', fault: null });
    },
    60_000,
  );

  it.each([
    ['facebook', graphError(401, 190), 'credentials'],
    ['whatsapp', graphError(401, 190), 'credentials'],
    ['telegram', telegramError(401, 'Unauthorized'), 'credentials'],
    ['email', { at: 'user', code: 535 } as const, 'credentials'],
    ['facebook', graphError(403, 200), 'permission'],
    ['instagram', graphError(400, 368), 'restricted'],
  ])(
    '%s: the account cannot send (%o), and asks for a person',
    async (kind, reply, code) => {
      const { connection, contactId } = await living.somebody(kind);
      answersNext(kind, reply);
      const id = await living.approved(contactId, 'Are you still there?');
      await living.reaches(id, 'failed');
      living.smtp.refusal = null;
      const shown = (await living.api.call('GET', `/v1/channels/${connection.id}`)).json();
      expect(shown).toMatchObject({ state: 'attention', fault: { code } });
    },
    60_000,
  );
});
