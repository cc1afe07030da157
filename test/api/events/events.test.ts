import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { joinAs, type Browser } from '../../support/people.ts';
import { aMessage } from '../support/messages.ts';
import { listenOn, listenTo, type Listener } from './listening.ts';

let api: TestApi;
const open: Listener[] = [];
const listen = async (options: { readonly key?: string; readonly query?: string } = {}): Promise<Listener> => {
  const listener = await listenTo(api, options);
  open.push(listener);
  return listener;
};
const write = async (instead: Record<string, unknown> = {}) =>
  (await api.call('POST', '/v1/messages', aMessage(instead))).json<{ messageId: string; contactId: string }>();

beforeAll(async () => {
  api = await startTestApi();
});
afterEach(() => {
  for (const listener of open.splice(0)) listener.close();
});
afterAll(() => api.close());

describe('the stream', () => {
  it('tells of a message and its new contact, with ids and values and no text', async () => {
    const listener = await listen();
    const { messageId, contactId } = await write({ text: 'a very private sentence', contact: { name: 'Ana' } });
    await listener.until(() => listener.of('message.received').length + listener.of('contact.updated').length >= 2);
    expect(listener.of('message.received')[0]?.data).toMatchObject({
      ...{ id: messageId, contactId, direction: 'inbound', author: 'contact', channel: 'web', delivery: null },
    });
    const [item] = (await api.call('GET', '/v1/contacts')).json<{ items: object[] }>().items;
    expect(listener.of('contact.updated').at(-1)?.data).toEqual({ ...item, contactId, at: expect.any(String) });
    expect(JSON.stringify(listener.heard)).not.toContain('private');
  });

  it('tells of edits, tags, follow-ups, hand-overs, jobs and deletions', async () => {
    const { contactId } = await write();
    const listener = await listen();
    await api.call('PATCH', `/v1/contacts/${contactId}`, { name: 'Bea' });
    await listener.until(() => listener.of('contact.updated').some(({ data }) => data['name'] === 'Bea'));
    await api.call('POST', `/v1/contacts/${contactId}/tags`, { name: 'wholesale' });
    await listener.until(() => JSON.stringify(listener.of('contact.updated')).includes('wholesale'));
    await api.call('POST', '/v1/follow-ups', { contactId, dueAt: '2030-01-01T00:00:00Z' });
    await listener.until(() => listener.of('follow_up.changed').length > 0);
    expect(listener.of('follow_up.changed')[0]?.data).toMatchObject({
      ...{ contactId, contact: { id: contactId, name: 'Bea' }, kind: 'reminder', state: 'pending', version: 1 },
    });
    const conversation = (await api.call('GET', `/v1/contacts/${contactId}`)).json().conversations[0].id as string;
    await asOwner(api.ownerUrl, `UPDATE rapport.conversations SET handled_by = 'human' WHERE id = $1`, [conversation]);
    await listener.until(() => listener.of('conversation.changed').length > 0);
    expect(listener.of('conversation.changed')[0]?.data).toMatchObject({ contactId, handledBy: 'human' });
    await api.call('DELETE', `/v1/contacts/${contactId}`);
    await listener.until(() => listener.of('contact.deleted').length > 0 && listener.of('job.progress').length > 0);
    expect(listener.of('contact.deleted')[0]?.data).toMatchObject({ id: contactId, contactId });
    expect(listener.of('job.progress')[0]?.data).toMatchObject({ kind: 'delete', state: 'running' });
  });

  it('tells nothing of history that is brought in, and only the types that were asked for', async () => {
    const [all, some] = [await listen(), await listen({ query: '?type=job.progress' })];
    await write({ backfill: true });
    const { contactId } = await write();
    await all.until(() => all.of('message.received').length === 1);
    await api.call('DELETE', `/v1/contacts/${contactId}`);
    await some.until(() => some.of('job.progress').length > 0);
    expect(some.heard.map(({ type }) => type).filter((type) => !['ready', 'job.progress'].includes(type))).toEqual([]);
    expect(all.of('message.received')).toHaveLength(1);
  });

  it('tells nothing of another workspace', async () => {
    const { key } = await api.otherWorkspace();
    const [mine, theirs] = [await listen(), await listen({ key })];
    await write();
    await api.call('POST', '/v1/messages', aMessage(), { key });
    await Promise.all([mine, theirs].map((each) => each.until(() => each.of('message.received').length > 0)));
    const contacts = (listener: Listener) => new Set(listener.of('message.received').map(({ data }) => data.contactId));
    const own = (await api.call('GET', '/v1/contacts', undefined, { key })).json<{ items: { id: string }[] }>().items;
    expect([...contacts(theirs)]).toEqual(own.map(({ id }) => id));
    expect([...contacts(mine)]).not.toContain(own[0]?.id);
  });
});

describe('a client that comes back', () => {
  it.each(['header', 'query'])('with Last-Event-ID as a %s reads on from there', async (how) => {
    const first = await listen();
    const position = first.of('ready')[0]?.id ?? '';
    first.close();
    const missed = [await write(), await write()];
    const url = `${await listenOn(api)}/v1/events${how === 'query' ? `?lastEventId=${position}` : ''}`;
    const headers = {
      authorization: `Bearer ${api.adminKey}`,
      ...(how === 'header' ? { 'last-event-id': position } : {}),
    };
    const text = await readUntil(await fetch(url, { headers }), missed.at(-1)?.messageId ?? '');
    for (const { messageId } of missed) expect(text.split(`"id":"${messageId}"`)).toHaveLength(2);
  });

  it('is told to read everything again when it names a place that is gone, or none of ours', async () => {
    await asOwner(api.ownerUrl, `INSERT INTO rapport.feed_cursors VALUES ('expired', '5', 0)`);
    for (const [position, reason] of [
      ['4-1', 'expired'],
      ['99999999999-1', 'unknown'],
      ['anything', 'unknown'],
    ] as const) {
      const listener = await listen({ query: `?lastEventId=${position}` });
      expect(listener.heard.map(({ type, data }) => [type, data['reason']])).toEqual([
        ['reset', reason],
        ['ready', undefined],
      ]);
    }
  });
});

describe('the end of a stream', () => {
  it('comes at once for a key that is revoked', async () => {
    const { id, key } = (await api.call('POST', '/v1/api-keys', { name: 'screen', role: 'viewer' })).json();
    const listener = await listen({ key });
    await api.call('DELETE', `/v1/api-keys/${String(id)}`);
    await listener.until(() => listener.of('closing').length > 0);
    expect(listener.of('closing')[0]?.data['reason']).toBe('revoked');
  });

  it('comes at once for a person who signs out or is removed', async () => {
    for (const end of [
      (browser: Browser) => browser.call('DELETE', '/v1/session'),
      (_browser: Browser, id: string) => api.call('DELETE', `/v1/users/${id}`),
    ]) {
      const { browser, id } = await joinAs(api, 'viewer');
      const stream = await fetch(`${await listenOn(api)}/v1/events`, { headers: { cookie: browser.cookie ?? '' } });
      const text = readUntil(stream, 'event: closing');
      expect((await end(browser, id)).statusCode).toBeLessThan(300);
      expect(await text).toContain('"reason":"revoked"');
    }
  });

  it('comes for a client that does not read, with the reason after what was written until then', async () => {
    const url = `${await listenOn(api)}/v1/events`;
    const slow = await fetch(url, { headers: { authorization: `Bearer ${api.adminKey}` } });
    const { contactId } = await write();
    // Ten thousand new contacts with long names: more than what sockets take on the way.
    for (let n = 0; n < 40; n += 1) {
      await asOwner(
        api.ownerUrl,
        `INSERT INTO rapport.contacts (id, workspace_id, source, first_seen_at, set_name)
         SELECT gen_random_uuid(), workspace_id, 'manual', now(), repeat('x', 200) FROM rapport.contacts, generate_series(1, 250)
         WHERE id = $1`,
        [contactId],
      );
    }
    const text = await readUntil(slow, 'event: closing');
    expect(text).toContain('"reason":"too_slow"');
  }, 60_000);
});

it('carries 200 clients, each told the same', async () => {
  const listeners = await Promise.all(Array.from({ length: 200 }, () => listen()));
  const messages = await Promise.all([write(), write(), write()]);
  await Promise.all(listeners.map((each) => each.until(() => each.of('message.received').length === 3)));
  const told = new Set(listeners.map((each) => JSON.stringify(each.of('message.received'))));
  expect(told.size).toBe(1);
  for (const { messageId } of messages) expect([...told][0]).toContain(messageId);
}, 60_000);

/** The text of a stream up to `mark`; the connection is left after it. */
async function readUntil(response: Response, mark: string): Promise<string> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.slice(-20_000).includes(mark) || !text.endsWith('\n\n')) {
    const { value, done } = await reader.read();
    text += decoder.decode(value, { stream: true });
    if (done) break;
  }
  await reader.cancel();
  return text;
}
