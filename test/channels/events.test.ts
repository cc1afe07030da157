import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import {
  connect,
  deliver,
  personOf,
  startChannelApi,
  transcripts,
  type Connected,
  type ReadMessage,
} from './support.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startChannelApi();
});
afterAll(() => api.close());

const NOW = Math.floor(Date.now() / 1_000) * 1_000;
const seconds = (offset: number): string => String(NOW / 1_000 + offset);

let accounts = 0;
const connected = async (kind: string): Promise<Connected> => {
  accounts += 1;
  return connect(api, kind, `77${String(accounts)}`);
};

/** What one person of an account was told and said. */
const saidBy = async (identity: string): Promise<ReadMessage[]> => {
  const id = await personOf(api, identity);
  return (await transcripts(api)).filter(({ contactId }) => contactId === id);
};

function whatsapp({ account }: Connected, value: Record<string, unknown>, field = 'messages'): string {
  const whole = { messaging_product: 'whatsapp', metadata: { phone_number_id: account }, ...value };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: 'w', changes: [{ field, value: whole }] }],
  });
}

const page = (...items: Record<string, unknown>[]): string =>
  JSON.stringify({ object: 'page', entry: [{ id: 'p', time: NOW, messaging: items }] });

describe('a WhatsApp message', () => {
  const text = (from: string, id: string, body: string, offset = -60) => ({
    ...{ from, id, timestamp: seconds(offset), type: 'text', text: { body } },
  });

  it('reads as it was edited last, in whatever order the edits come', async () => {
    const by = await connected('whatsapp');
    const edit = (body: string, offset: number) => ({
      ...{ from: '15551', id: `wamid.edit${String(offset)}`, timestamp: seconds(offset), type: 'edit' },
      edit: { original_message_id: 'wamid.1', message: { type: 'text', text: { body } } },
    });
    await deliver(api, by, whatsapp(by, { messages: [text('15551', 'wamid.1', 'two at nine')] }));
    await deliver(api, by, whatsapp(by, { messages: [edit('four at nine', -10), edit('three at nine', -20)] }));
    expect(await saidBy('whatsapp:15551')).toMatchObject([
      { channelMessageId: 'wamid.1', text: 'four at nine', editedAt: new Date(NOW - 10_000).toISOString() },
    ]);
  });

  it('is the message as it now reads when its edit comes first', async () => {
    const by = await connected('whatsapp');
    const edit = {
      ...{ from: '15552', id: 'wamid.e', timestamp: seconds(-10), type: 'edit' },
      edit: { original_message_id: 'wamid.2', message: { type: 'text', text: { body: 'Friday' } } },
    };
    await deliver(api, by, whatsapp(by, { messages: [edit] }));
    await deliver(api, by, whatsapp(by, { messages: [text('15552', 'wamid.2', 'Thursday')] }));
    expect(await saidBy('whatsapp:15552')).toMatchObject([{ channelMessageId: 'wamid.2', text: 'Friday' }]);
  });

  it('leaves nothing of what it said once it is taken back, also where that is told first', async () => {
    const by = await connected('whatsapp');
    const revoke = (original: string) => ({
      ...{ from: '15553', id: `wamid.r-${original}`, timestamp: seconds(-5), type: 'revoke' },
      revoke: { original_message_id: original },
    });
    await deliver(api, by, whatsapp(by, { messages: [text('15553', 'wamid.3', 'secret-of-ana'), revoke('wamid.3')] }));
    await deliver(api, by, whatsapp(by, { messages: [revoke('wamid.4')] }));
    await deliver(api, by, whatsapp(by, { messages: [text('15553', 'wamid.4', 'secret-of-bea')] }));
    const said = await saidBy('whatsapp:15553');
    expect(said.map(({ text: words, attachments, deletedAt }) => [words, attachments, deletedAt !== null])).toEqual([
      [null, [], true],
      [null, [], true],
    ]);
    const kept = await asOwner(api.ownerUrl, `SELECT 1 FROM rapport.messages WHERE text LIKE '%secret-of%'`);
    expect(kept).toEqual([]);
  });

  it('without a number finds whom the number belonged to, by the id that stands for it', async () => {
    const by = await connected('whatsapp');
    const scoped = 'US.13491208655302741918';
    const contacts = [{ profile: { name: 'Ana' }, wa_id: '15554', user_id: scoped }];
    await deliver(api, by, whatsapp(by, { contacts, messages: [text('15554', 'wamid.5', 'Hello')] }));
    const hidden = {
      from_user_id: scoped,
      id: 'wamid.6',
      timestamp: seconds(-1),
      type: 'text',
      text: { body: 'Me again' },
    };
    await deliver(api, by, whatsapp(by, { contacts: [{ user_id: scoped }], messages: [hidden] }));
    expect((await saidBy('whatsapp:15554')).map(({ text: words }) => words)).toEqual(['Hello', 'Me again']);
    expect(await personOf(api, `whatsapp:${scoped}`)).toBe(await personOf(api, 'whatsapp:15554'));
  });

  it('in a batch is not lost with an odd one beside it', async () => {
    const by = await connected('whatsapp');
    const odd = [null, 7, {}, { from: 'x'.repeat(300), id: 'wamid.long', type: 'text', text: { body: 'x' } }];
    const cut = text('15555', 'wamid.7', 'half \ud800 a pair, a NUL \u0000 too');
    const answer = await deliver(api, by, whatsapp(by, { messages: [...odd, cut] }));
    expect(answer.statusCode).toBe(200);
    expect(await saidBy('whatsapp:15555')).toMatchObject([{ text: 'half \ufffd a pair, a NUL  too' }]);
  });
});

describe('an event that is no message', () => {
  it('makes none, and opens nothing', async () => {
    const by = await connected('facebook');
    const of = { sender: { id: 'u1' }, recipient: { id: by.account }, timestamp: NOW };
    const before = (await transcripts(api)).length;
    const events = [
      { ...of, reaction: { mid: 'm', action: 'react', emoji: '❤' } },
      { ...of, read: { watermark: NOW } },
      { ...of, delivery: { watermark: NOW } },
      { ...of, optin: { ref: 'x' } },
    ];
    expect((await deliver(api, by, page(...events))).statusCode).toBe(200);
    expect((await transcripts(api)).length).toBe(before);
    const shown = (await api.call('GET', `/v1/channels/${by.id}`)).json();
    expect(shown.notUnderstood).toEqual([]);
  });

  it('is counted and kept to be looked at when its type is new, and goes with the person', async () => {
    const by = await connected('facebook');
    const of = { sender: { id: 'u2' }, recipient: { id: by.account }, timestamp: NOW };
    const item = { ...of, hologram: { mid: 'm1', words: 'secret-of-the-hologram' } };
    await deliver(api, by, page({ ...of, message: { mid: 'm0', text: 'Hi' } }, item));
    await deliver(api, by, page(item));
    const shown = (await api.call('GET', `/v1/channels/${by.id}`)).json();
    expect(shown.notUnderstood).toMatchObject([{ type: 'hologram', count: 2 }]);
    const events = async () => (await api.call('GET', `/v1/channels/${by.id}/events`)).json().items;
    expect((await events()).map(({ body }: { body: string }) => JSON.parse(body))).toEqual([item]);
    const person = await personOf(api, 'facebook:u2');
    expect((await api.call('DELETE', `/v1/contacts/${String(person)}`)).statusCode).toBe(202);
    expect(await events()).toEqual([]);
  });

  it('of an account that nobody has connected reaches nobody', async () => {
    const by = await connected('facebook');
    const stray = {
      sender: { id: 'u3' },
      recipient: { id: 'another page' },
      timestamp: NOW,
      message: { mid: 'm9', text: 'Hi' },
    };
    expect((await deliver(api, by, page(stray))).statusCode).toBe(200);
    expect(await personOf(api, 'facebook:u3')).toBeNull();
    const shown = (await api.call('GET', `/v1/channels/${by.id}`)).json();
    expect(shown.notUnderstood).toMatchObject([{ type: 'other_account.message', count: 1 }]);
  });
});

describe('what the person says to the channel itself', () => {
  it('silences the business, and takes that back', async () => {
    const by = await connected('telegram');
    const chat = { id: 990, type: 'private' };
    const hello = {
      message_id: 1,
      date: NOW / 1_000 - 60,
      text: 'Hello',
      chat,
      from: { id: 990, is_bot: false, first_name: 'Ana' },
    };
    const member = (status: string, offset: number) => ({
      update_id: 9,
      my_chat_member: { chat, from: { id: 990 }, date: NOW / 1_000 + offset, new_chat_member: { status } },
    });
    await deliver(api, by, JSON.stringify({ update_id: 8, message: hello }));
    const optOuts = async () => {
      const id = await personOf(api, 'telegram:990');
      return (await api.call('GET', `/v1/contacts/${String(id)}`)).json().optOuts;
    };
    await deliver(api, by, JSON.stringify(member('kicked', -30)));
    expect(await optOuts()).toMatchObject([{ scope: 'telegram', source: 'channel' }]);
    await deliver(api, by, JSON.stringify(member('member', -10)));
    expect(await optOuts()).toEqual([]);
  });
});

describe('an account in two workspaces', () => {
  it('is told in both, and in neither more than once', async () => {
    const { key } = await api.otherWorkspace();
    const here = await connect(api, 'instagram', '555');
    const there = await connect(api, 'instagram', '555', { key });
    const item = {
      sender: { id: 'i1' },
      recipient: { id: '555' },
      timestamp: NOW,
      message: { mid: 'm-both', text: 'Hi both' },
    };
    const body = JSON.stringify({ object: 'instagram', entry: [{ id: 'x', time: NOW, messaging: [item] }] });
    for (const connection of [here, there]) expect((await deliver(api, connection, body)).statusCode).toBe(200);
    const texts = async (by?: string) =>
      (await transcripts(api, by)).map(({ text }) => text).filter((text) => text === 'Hi both');
    expect([await texts(), await texts(key)]).toEqual([['Hi both'], ['Hi both']]);
  });

  it('tells nothing to whoever names the account without knowing its secret', async () => {
    const { key } = await api.otherWorkspace();
    const here = await connect(api, 'whatsapp', '556');
    const credentials = { appSecret: 'guessed', verifyToken: 'x', accessToken: 'x', phoneNumberId: '556' };
    await api.call('POST', '/v1/channels', { kind: 'whatsapp', name: 'Not theirs', credentials }, { key });
    const message = {
      from: '15560',
      id: 'wamid.own',
      timestamp: seconds(-1),
      type: 'text',
      text: { body: 'For one alone' },
    };
    await deliver(api, here, whatsapp(here, { messages: [message] }));
    expect((await saidBy('whatsapp:15560')).map(({ text }) => text)).toEqual(['For one alone']);
    expect(JSON.stringify(await transcripts(api, key))).not.toContain('For one alone');
  });
});

describe('what cannot be stored', () => {
  it('is acknowledged wherever it stands', async () => {
    const by = await connected('whatsapp');
    const odd = '\u0000';
    const status = { id: odd, status: 'delivered', recipient_id: odd, biz_opaque_callback_data: 'not an id of ours' };
    const message = { from: odd, id: 'wamid.nul', timestamp: seconds(-1), type: 'hologram', hologram: {} };
    const bodies = [
      whatsapp(by, { statuses: [status, { ...status, id: 'wamid.unknown', recipient_id: '15559' }] }),
      whatsapp(by, { messages: [message] }),
      whatsapp(by, { metadata: { phone_number_id: odd }, messages: [{ ...message, from: '15559' }] }),
    ];
    for (const body of bodies) expect((await deliver(api, by, body)).statusCode).toBe(200);
  });
});
