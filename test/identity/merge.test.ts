import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace } from '../../db/client.ts';
import { addTag } from '../../db/repositories/bulk-edits.ts';
import { aMessage } from '../api/support/messages.ts';
import { startLivingContacts, type LivingContacts } from './support/living-contacts.ts';

let api: LivingContacts;
beforeAll(async () => {
  api = await startLivingContacts();
  await api.call('PATCH', '/v1/settings', { followUps: { quietHours: null } });
});
afterAll(() => api.close());

interface Sent {
  readonly contactId: string;
  readonly conversationId: string;
}
const send = async (instead: Record<string, unknown> = {}): Promise<Sent> => {
  const answer = await api.call('POST', '/v1/messages', aMessage(instead));
  expect(answer.statusCode).toBe(202);
  return answer.json();
};
const get = async (path: string) => (await api.call('GET', `/v1/${path}`)).json();
const merge = async (id: string, otherId: string) => {
  const answer = await api.call('POST', `/v1/contacts/${id}/merge`, { otherId });
  expect(answer.statusCode).toBe(200);
  await api.judgeAll();
  return answer.json<{ id: string; mergeId: string }>();
};
const undo = async (mergeId: string) => {
  const answer = await api.call('POST', `/v1/merges/${mergeId}/undo`);
  expect(answer.statusCode).toBe(200);
  await api.judgeAll();
};

describe('a merge', () => {
  it('gives the one first seen all that both have, and the absorbed id goes on answering', async () => {
    const one = await send({
      channel: 'telegram',
      channelUserId: 'both-1',
      contact: { name: 'Ana', email: 'ana@both.example' },
    });
    const other = await send({
      channel: 'web',
      channelUserId: 'both-2',
      contact: { company: 'Acme', email: 'ana@other.example' },
    });
    await api.call('POST', `/v1/contacts/${other.contactId}/tags`, { name: 'wholesale' });
    await api.call('POST', `/v1/contacts/${other.contactId}/notes`, { text: 'Likes tea' });
    await api.call('PUT', `/v1/contacts/${other.contactId}/opt-out`, { scope: 'telegram' });
    await api.call('PATCH', `/v1/contacts/${other.contactId}`, { name: 'Ana Reyes', timeZone: 'Asia/Manila' });
    const reminder = (
      await api.call('POST', '/v1/follow-ups', { contactId: other.contactId, dueAt: '2027-01-05T09:00:00Z' })
    ).json();
    await api.judgeAll();

    const merged = await merge(other.contactId, one.contactId);
    expect(merged.id).toBe(one.contactId);
    const contact = await get(`contacts/${other.contactId}`);
    expect(contact).toMatchObject({
      ...{ id: one.contactId, name: 'Ana Reyes', company: 'Acme', timeZone: 'Asia/Manila', messageCount: 2 },
      ...{
        channels: ['telegram', 'web'],
        tags: [{ name: 'wholesale' }],
        optOuts: [{ scope: 'telegram' }],
        pendingFollowUps: 1,
      },
    });
    expect([...contact.emails].sort()).toEqual(['ana@both.example', 'ana@other.example']);
    expect((await get(`contacts/${other.contactId}/notes`)).items).toMatchObject([{ text: 'Likes tea' }]);
    expect((await get(`follow-ups?contactId=${other.contactId}`)).items).toMatchObject([
      { id: reminder.id, state: 'pending', contact: { id: one.contactId } },
    ]);
    expect(
      (await get(`contacts/${other.contactId}/timeline`)).items.map(({ kind }: { kind: string }) => kind),
    ).toContain('merged');
    const listed = (await get('contacts?q=both.example')).items.map(({ id }: { id: string }) => id);
    expect(listed).toEqual([one.contactId]);
    expect((await get('contacts?q=other.example')).items).toMatchObject([{ id: one.contactId }]);
    const patched = await api.call('PATCH', `/v1/contacts/${other.contactId}`, { company: 'Acme Inc' });
    expect(patched.json()).toMatchObject({ id: one.contactId, company: 'Acme Inc' });
    expect((await send({ channel: 'web', channelUserId: 'both-2' })).contactId).toBe(one.contactId);
    const log = (await get('audit-log')).items.map(({ action }: { action: string }) => action);
    expect(log).toContain('contact.merge');
  });

  it('undone takes nothing away that somebody said of the contact itself meanwhile, had it been taken over or not', async () => {
    const one = await send({ channel: 'telegram', channelUserId: 'said-1' });
    const other = await send({ channel: 'web', channelUserId: 'said-2' });
    const path = `/v1/contacts/${one.contactId}`;
    const optOut = (contactId: string) => api.call('PUT', `/v1/contacts/${contactId}/opt-out`, { scope: 'all' });
    const tag = (contactId: string, name: string) => api.call('POST', `/v1/contacts/${contactId}/tags`, { name });
    await optOut(other.contactId);
    for (const name of ['said again', 'said in bulk', 'never said']) await tag(other.contactId, name);
    const { mergeId } = await merge(one.contactId, other.contactId);
    expect((await optOut(one.contactId)).statusCode).toBe(200);
    await tag(one.contactId, 'said again');
    const { items } = await get('tags');
    const inBulk = items.find(({ name }: { name: string }) => name === 'said in bulk');
    await inWorkspace(api.worker, api.workspaceId, (scope) =>
      addTag(scope, { workspaceId: api.workspaceId, actor: 'key:test', at: new Date() }, inBulk.id, [one.contactId]),
    );
    await undo(mergeId);
    const contact = (await api.call('GET', path)).json();
    expect(contact.optOuts).toMatchObject([{ scope: 'all' }]);
    expect(contact.tags.map(({ name }: { name: string }) => name).sort()).toEqual(['said again', 'said in bulk']);
  });

  it('asked for again changes nothing, and with nobody or itself is refused', async () => {
    const [one, other] = [await send(), await send()];
    const first = await merge(one.contactId, other.contactId);
    expect(await merge(other.contactId, one.contactId)).toMatchObject({ id: one.contactId, mergeId: first.mergeId });
    for (const otherId of [one.contactId, '01999999-9999-7999-8999-999999999999']) {
      const refused = await api.call('POST', `/v1/contacts/${one.contactId}/merge`, { otherId });
      expect(refused.json()).toMatchObject({ status: 422, code: 'unknown_contact' });
    }
  });

  it('while messages arrive loses none and hangs nothing on the absorbed one', async () => {
    const [one, other] = [await send({ channelUserId: 'busy-1' }), await send({ channelUserId: 'busy-2' })];
    const sending = Array.from({ length: 60 }, (_, place) =>
      send({ channelUserId: `busy-${String(1 + (place % 2))}` }),
    );
    const merged = await merge(one.contactId, other.contactId);
    await Promise.all(sending);
    await api.judgeAll();
    expect(await get(`contacts/${merged.id}`)).toMatchObject({ messageCount: 62, conversations: [{}, {}] });
    const left = await api.rows(
      `SELECT (SELECT count(*)::int FROM rapport.messages WHERE contact_id = $1) AS messages,
         (SELECT count(*)::int FROM rapport.message_analyses WHERE contact_id = $2) AS read`,
      [merged.id === one.contactId ? other.contactId : one.contactId, merged.id],
    );
    expect(left).toEqual([{ messages: 0, read: 62 }]);
  });

  it('of merged ones is undone from the inside and from the outside', async () => {
    const sent = [
      await send({ contact: { name: 'A' } }),
      await send({ contact: { name: 'B' } }),
      await send({ contact: { name: 'C' } }),
    ];
    const [a, b, c] = sent.map(({ contactId }) => contactId) as [string, string, string];
    const inner = await merge(c, b);
    await merge(a, b);
    expect((await get(`contacts/${c}`)).id).toBe(a);
    expect(await get(`contacts/${a}`)).toMatchObject({ messageCount: 3 });
    await undo(inner.mergeId);
    expect(await get(`contacts/${c}`)).toMatchObject({ id: c, name: 'C', messageCount: 1 });
    expect(await get(`contacts/${b}`)).toMatchObject({ id: a, messageCount: 2 });
    const { items } = await get(`contacts/${a}/merges`);
    const outer = items.find(({ undoneAt }: { undoneAt: string | null }) => undoneAt === null);
    await undo(outer.id);
    expect(await get(`contacts/${b}`)).toMatchObject({ id: b, name: 'B', messageCount: 1 });
    await undo(outer.id);
    expect((await get('merge-suggestions')).items).toEqual([]);
  });

  it('goes with its survivor when that is erased', async () => {
    const [one, other] = [await send({ channelUserId: 'gone-1' }), await send({ channelUserId: 'gone-2' })];
    await merge(one.contactId, other.contactId);
    expect((await api.call('DELETE', `/v1/contacts/${other.contactId}`)).statusCode).toBe(202);
    for (const { contactId } of [one, other]) {
      expect((await api.call('GET', `/v1/contacts/${contactId}`)).statusCode).toBe(404);
    }
    expect((await send({ channelUserId: 'gone-2' })).contactId).not.toBe(other.contactId);
  });
});

describe('a suggestion', () => {
  const pairOf = async (name: string, one: object, other: object): Promise<[string, string]> => {
    const first = await send({ channel: 'web', contact: { name: `${name} one`, ...one } });
    const second = await send({ channel: 'telegram', contact: { name: `${name} two`, ...other } });
    await api.judgeAll();
    return [first.contactId, second.contactId];
  };
  const reasonsFor = async (contactId: string): Promise<string[]> =>
    (await get(`merge-suggestions?contactId=${contactId}`)).items.flatMap(
      ({ reasons }: { reasons: { id: string }[] }) => reasons.map(({ id }) => id),
    );

  it.each([
    ['phone_ninth_digit', { phone: '+5511987654321' }, { phone: '+551187654321' }],
    ['phone_mobile_prefix', { phone: '+5491123456789' }, { phone: '+541123456789' }],
    ['similar_email', { email: 'ana.reyes@gmail.com' }, { email: 'anareyes@gmail.com' }],
    ['similar_email', { email: 'marie.dupont@orange.example' }, { email: 'marie.dupont@oragne.example' }],
    [
      'same_name_and_company',
      { name: 'José Díaz', company: 'Panadería Sol' },
      { name: 'JOSE DIAZ', company: 'panaderia sol' },
    ],
  ])('names its reason %s', async (reason, one, other) => {
    const [first] = await pairOf(reason, one, other);
    expect(await reasonsFor(first)).toEqual([reason]);
  });

  it('is none for a name alone, nor for people of one domain', async () => {
    const [first] = await pairOf(
      'none',
      { name: 'Maria Santos', email: 'info@abcd.example' },
      { name: 'Maria Santos', email: 'sales@abcd.example' },
    );
    expect(await reasonsFor(first)).toEqual([]);
  });

  it('is accepted as a merge, or dismissed for good', async () => {
    const [first, second] = await pairOf(
      'kept',
      { email: 'kept.apart@mail.example' },
      { email: 'keptapart@mail.example' },
    );
    const [suggested] = (await get(`merge-suggestions?contactId=${second}`)).items;
    expect(suggested.contacts.map(({ id }: { id: string }) => id)).toEqual([first, second]);
    expect((await api.call('POST', `/v1/merge-suggestions/${suggested.id}/dismiss`)).json()).toMatchObject({
      state: 'dismissed',
    });
    expect((await api.call('POST', `/v1/merge-suggestions/${suggested.id}/accept`)).statusCode).toBe(409);
    await send({ channel: 'web', contact: { email: 'kept_apart@mail.example' }, text: 'another way to write it' });
    await api.call('PATCH', `/v1/contacts/${first}`, { company: 'Changed' });
    await api.judgeAll();
    const after = (await get(`merge-suggestions?contactId=${first}`)).items;
    expect(
      after.filter(({ contacts }: { contacts: { id: string }[] }) => contacts.some(({ id }) => id === second)),
    ).toEqual([]);

    const [third, fourth] = await pairOf(
      'joined',
      { email: 'joined.one@mail.example' },
      { email: 'joinedone@mail.example' },
    );
    const [open] = (await get(`merge-suggestions?contactId=${third}`)).items;
    const accepted = await api.call('POST', `/v1/merge-suggestions/${open.id}/accept`);
    expect(accepted.json()).toMatchObject({ id: third });
    expect((await get(`contacts/${fourth}`)).id).toBe(third);
  });
});
