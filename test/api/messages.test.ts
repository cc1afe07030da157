import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { aMessage } from './support/messages.ts';

const HOUR = 3_600_000;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function accept(instead: Record<string, unknown> = {}) {
  const answer = await api.call('POST', '/v1/messages', aMessage(instead));
  expect(answer.body).not.toContain('error');
  expect(answer.statusCode).toBe(202);
  return answer.json<{ messageId: string; contactId: string; conversationId: string; duplicate: boolean }>();
}
const contactOf = async (id: string) => (await api.call('GET', `/v1/contacts/${id}`)).json();
const stored = async (messageId: string) =>
  (
    await asOwner<Record<string, unknown>>(api.ownerUrl, 'SELECT * FROM rapport.messages WHERE id = $1', [messageId])
  )[0];

describe('a first message', () => {
  it('makes a contact with what is told of it, its conversation and its inbox', async () => {
    const rung = api.bell.rung;
    const { contactId, conversationId, duplicate } = await accept({
      contact: {
        name: ' Ana ',
        email: 'Ana@Example.com',
        phone: '0917 555 0101',
        company: '',
        timeZone: 'Asia/Manila',
      },
    });
    expect(duplicate).toBe(false);
    expect(await contactOf(contactId)).toMatchObject({
      ...{ name: 'Ana', email: 'ana@example.com', phone: '+639175550101', company: null, timeZone: 'Asia/Manila' },
      ...{ source: 'chat_widget', channels: ['web'], messageCount: 1, conversations: [{ id: conversationId }] },
    });
    const [inbox] = await asOwner(api.ownerUrl, 'SELECT * FROM rapport.contact_inbox WHERE contact_id = $1', [
      contactId,
    ]);
    expect(Number(inbox?.['last_seq'])).toBeGreaterThan(0);
    expect(api.bell.rung).toBe(rung + 1);
    expect(api.gateway.settled).toEqual([]);
  });

  it.each([
    ['web', undefined, 'chat_widget'],
    ['email', undefined, 'email'],
    ['telegram', undefined, 'messaging'],
    ['facebook', 'lead_form', 'lead_form'],
  ])('over %s with source %s comes from %s', async (channel, source, expected) => {
    const { contactId } = await accept({ channel, channelUserId: `${channel}-${String(source)}@example.com`, source });
    expect((await contactOf(contactId)).source).toBe(expected);
  });

  it('may be the business writing', async () => {
    const { contactId } = await accept({ direction: 'outbound', author: 'human' });
    expect(await contactOf(contactId)).toMatchObject({ messageCount: 1, status: 'new' });
  });

  it('over e-mail shows the sender’s address once', async () => {
    const { contactId } = await accept({ channel: 'email', channelUserId: 'Once@Example.com' });
    const { emails, identities } = await contactOf(contactId);
    expect(emails).toEqual(['once@example.com']);
    expect(identities).toEqual([expect.objectContaining({ kind: 'email', value: 'once@example.com' })]);
  });

  it('over WhatsApp tells a number that the channel vouches for', async () => {
    const { contactId } = await accept({ channel: 'whatsapp', channelUserId: '639175550199' });
    const { phone, identities } = await contactOf(contactId);
    expect(phone).toBe('+639175550199');
    expect(identities).toContainEqual(
      expect.objectContaining({ kind: 'phone', value: '+639175550199', verified: true }),
    );
  });
});

describe('later messages', () => {
  it('of the same channel id land on the same contact and conversation', async () => {
    const first = await accept({ channelUserId: 'same' });
    const second = await accept({ channelUserId: 'same', direction: 'outbound', author: 'ai' });
    expect(second).toMatchObject({ contactId: first.contactId, conversationId: first.conversationId });
    expect((await contactOf(first.contactId)).messageCount).toBe(2);
  });

  it('of the same external id land on the same contact over another channel', async () => {
    const web = await accept({ contact: { externalId: 'crm-1' } });
    const mail = await accept({
      channel: 'email',
      channelUserId: 'crm1@example.com',
      contact: { externalId: 'crm-1' },
    });
    expect(mail.contactId).toBe(web.contactId);
    expect(mail.conversationId).not.toBe(web.conversationId);
    expect((await contactOf(web.contactId)).channels).toEqual(['email', 'web']);
  });

  it('of the same id on another connection are somebody else', async () => {
    const one = await accept({ channel: 'facebook', channelUserId: 'psid', connectionId: 'page-1' });
    const other = await accept({ channel: 'facebook', channelUserId: 'psid', connectionId: 'page-2' });
    expect(other.contactId).not.toBe(one.contactId);
  });

  it('that only tell an address of another contact land there, in a conversation marked as unverified', async () => {
    const owner = await accept({ contact: { email: 'shared@example.com' } });
    const other = await accept({ contact: { email: 'shared@example.com' } });
    expect(other.contactId).toBe(owner.contactId);
    const { conversations } = await contactOf(owner.contactId);
    const verified = conversations.map(({ id, verified }: { id: string; verified: boolean }) => [id, verified]);
    expect(Object.fromEntries(verified)).toEqual({ [owner.conversationId]: true, [other.conversationId]: false });
    const rows = await asOwner(
      api.ownerUrl,
      "SELECT contact_id FROM rapport.contact_identities WHERE value = 'shared@example.com'",
    );
    expect(rows).toEqual([{ contact_id: owner.contactId }]);
  });
});

describe('an e-mail address that somebody only typed', () => {
  it('is not taken for the channel’s own id of who writes from it', async () => {
    const visitor = await accept({ contact: { email: 'victim@example.com' } });
    const sender = await accept({ channel: 'email', channelUserId: 'victim@example.com' });
    const again = await accept({ channel: 'email', channelUserId: 'victim@example.com' });
    expect(again).toMatchObject({ contactId: sender.contactId, conversationId: sender.conversationId });
    const rows = await asOwner(
      api.ownerUrl,
      `SELECT i.scope, coalesce(i.origin_contact_id, i.contact_id) = $1 AS visitors FROM rapport.contact_identities i
       WHERE i.kind = 'email' AND i.value = 'victim@example.com' ORDER BY i.scope`,
      [visitor.contactId],
    );
    expect(rows).toEqual([
      { scope: '', visitors: true },
      { scope: 'channel', visitors: false },
    ]);
  });
});

describe('the same message again', () => {
  it('answers the same ids and changes nothing', async () => {
    const message = aMessage({ attachments: [{ type: 'image', url: 'https://example.com/a.png' }] });
    const first = (await api.call('POST', '/v1/messages', message)).json();
    const before = await contactOf(first.contactId);
    const otherwise = {
      contact: { name: 'Other' },
      sentAt: ago(60_000),
      attachments: [{ type: 'image', url: 'https://example.com/a.png?signature=another' }],
    };
    const again = (await api.call('POST', '/v1/messages', { ...message, ...otherwise })).json();
    expect(again).toEqual({ ...first, duplicate: true });
    expect(await contactOf(first.contactId)).toEqual(before);
  });

  it('with another text is refused', async () => {
    const message = aMessage();
    await api.call('POST', '/v1/messages', message);
    const again = await api.call('POST', '/v1/messages', { ...message, text: 'something else' });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'message_id_reused', errors: [{ path: 'messageId' }] });
  });
});

describe('times', () => {
  it('up to five minutes ahead count as now', async () => {
    const { messageId } = await accept({ sentAt: ago(-4 * 60_000) });
    expect((await stored(messageId))?.['sent_at']).toSatisfy((at: Date) => at.getTime() <= Date.now());
  });

  it('further ahead are refused', async () => {
    const answer = await api.call('POST', '/v1/messages', aMessage({ sentAt: ago(-6 * 60_000) }));
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'sentAt' }] });
  });

  it.each([
    [{ sentAt: ago(47 * HOUR) }, false],
    [{ sentAt: ago(49 * HOUR) }, true],
    [{ backfill: true }, true],
  ])('%j is history: %s', async (message, history) => {
    expect((await stored((await accept(message)).messageId))?.['backfill']).toBe(history);
  });
});

describe('an opt-out', () => {
  const optOuts = async (contactId: string) =>
    (await contactOf(contactId)).optOuts.map(({ scope, source }: { scope: string; source: string }) => ({
      scope,
      source,
    }));

  it('is recorded with the message, and lifted by START', async () => {
    const { contactId } = await accept({ channelUserId: 'stopper', text: ' Stop! ', sentAt: ago(3_000) });
    expect(await optOuts(contactId)).toEqual([{ scope: 'web', source: 'message' }]);
    await accept({ channelUserId: 'stopper', text: 'stop by tomorrow', sentAt: ago(2_000) });
    await accept({ channelUserId: 'stopper', text: 'START', sentAt: ago(1_000) });
    expect(await optOuts(contactId)).toEqual([]);
    const events = await asOwner(
      api.ownerUrl,
      'SELECT kind, after, actor FROM rapport.contact_events WHERE contact_id = $1',
      [contactId],
    );
    expect(events).toEqual([
      { kind: 'opt_out', after: 'web', actor: 'contact' },
      { kind: 'opt_out', after: null, actor: 'contact' },
    ]);
  });

  it('holds by when the words were sent, not by when they came', async () => {
    const { contactId } = await accept({ channelUserId: 'late-stopper', text: 'start', sentAt: ago(1_000) });
    await accept({ channelUserId: 'late-stopper', text: 'STOP', sentAt: ago(2_000) });
    expect(await optOuts(contactId)).toEqual([]);
    await accept({ channelUserId: 'late-stopper', text: 'STOP', sentAt: ago(500) });
    expect(await optOuts(contactId)).toEqual([{ scope: 'web', source: 'message' }]);
  });

  it('is nothing that the business writes', async () => {
    const { contactId } = await accept({ direction: 'outbound', author: 'ai', text: 'STOP' });
    expect(await optOuts(contactId)).toEqual([]);
  });
});
