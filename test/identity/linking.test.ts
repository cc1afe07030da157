import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMessage } from '../api/support/messages.ts';
import { sized } from '../e2e/support/run-length.ts';
import { startLivingContacts, type LivingContacts } from './support/living-contacts.ts';

let api: LivingContacts;
beforeAll(async () => {
  api = await startLivingContacts();
});
afterAll(() => api.close());

interface Sent {
  readonly contactId: string;
  readonly conversationId: string;
}
const send = async (instead: Record<string, unknown>): Promise<Sent> => {
  const answer = await api.call('POST', '/v1/messages', aMessage(instead));
  expect(answer.statusCode).toBe(202);
  return answer.json();
};
const contactOf = async (id: string) => (await api.call('GET', `/v1/contacts/${id}`)).json();
const suggestions = async (contactId: string): Promise<{ id: string; reasons: { id: string }[] }[]> =>
  (await api.call('GET', `/v1/merge-suggestions?contactId=${contactId}`)).json().items;
const autoLink = (value: string) => api.call('PATCH', '/v1/settings', { identity: { autoLink: value } });

let people = 0;
/** A person nobody knows yet, with numbers and addresses of their own. */
const somebody = () => {
  people += 1;
  const number = 6_391_755_50_000 + people;
  return { phone: `+${String(number)}`, wa: String(number), email: `person.${String(people)}@mail.example` };
};

describe('one person over three channels', () => {
  it('is one contact with one transcript where claimed keys link, and the claims are marked', async () => {
    const { phone, wa, email } = somebody();
    const first = await send({ channel: 'whatsapp', channelUserId: wa, text: 'Hello from WhatsApp' });
    const second = await send({ channel: 'email', channelUserId: email, contact: { phone }, text: 'Hello by mail' });
    const third = await send({ channel: 'web', contact: { email }, text: 'Hello from the site' });
    expect(new Set([first, second, third].map(({ contactId }) => contactId)).size).toBe(1);
    await api.judgeAll();
    const contact = await contactOf(third.contactId);
    expect(contact).toMatchObject({ channels: ['email', 'web', 'whatsapp'], messageCount: 3, emails: [email] });
    const verified = contact.conversations.map((each: { channel: string; verified: boolean }) => [
      each.channel,
      each.verified,
    ]);
    expect(Object.fromEntries(verified)).toEqual({ whatsapp: true, email: false, web: false });
    const { items } = (await api.call('GET', `/v1/contacts/${first.contactId}/messages`)).json();
    expect(items.map(({ channel }: { channel: string }) => channel)).toEqual(['whatsapp', 'email', 'web']);
    const listed = (await api.call('GET', `/v1/contacts?identity=email:${email}`)).json().items;
    expect(listed.map(({ id }: { id: string }) => id)).toEqual([first.contactId]);
  });

  it('is three contacts with suggestions where only verified keys link', async () => {
    await autoLink('verified');
    const { phone, wa, email } = somebody();
    const first = await send({ channel: 'whatsapp', channelUserId: wa });
    const second = await send({ channel: 'email', channelUserId: email, contact: { phone } });
    const third = await send({ channel: 'web', contact: { email } });
    await api.judgeAll();
    await autoLink('claimed');
    expect(new Set([first, second, third].map(({ contactId }) => contactId)).size).toBe(3);
    expect((await suggestions(first.contactId)).map(({ reasons }) => reasons[0]?.id)).toEqual(['same_phone']);
    expect((await suggestions(third.contactId)).map(({ reasons }) => reasons[0]?.id)).toEqual(['same_email']);
  });

  it('links at once where both sides are vouched for, and marks nothing', async () => {
    await autoLink('verified');
    const { phone, wa } = somebody();
    const first = await send({ channel: 'whatsapp', channelUserId: wa });
    const second = await send({ channel: 'telegram', contact: { phone, verified: true } });
    await autoLink('claimed');
    expect(second.contactId).toBe(first.contactId);
    const { conversations } = await contactOf(first.contactId);
    expect(conversations.map(({ verified }: { verified: boolean }) => verified)).toEqual([true, true]);
  });
});

describe('a key found later', () => {
  it('joins two contacts when one writes it, the first seen survives and both ids answer', async () => {
    const { email } = somebody();
    const known = await send({ channel: 'telegram', contact: { email, name: 'Ana Reyes' } });
    const other = await send({ channel: 'web', text: 'Hi there' });
    await api.judgeAll();
    await send({ channel: 'web', channelUserId: 'late-key', text: 'Hi' });
    const late = await send({
      channel: 'web',
      channelUserId: 'late-key',
      text: `You can reach me at ${email} any time`,
    });
    expect(late.contactId).not.toBe(known.contactId);
    await api.judgeAll();
    expect((await contactOf(late.contactId)).id).toBe(known.contactId);
    expect((await contactOf(other.contactId)).id).toBe(other.contactId);
    const { conversations } = await contactOf(known.contactId);
    expect(conversations.find(({ id }: { id: string }) => id === late.conversationId).verified).toBe(false);
    const again = await send({ channel: 'web', channelUserId: 'late-key', text: 'Still me' });
    expect(again.contactId).toBe(known.contactId);
  });

  it('never joins by a claim two whose stronger keys differ, but asks', async () => {
    const [one, other] = [somebody(), somebody()];
    const first = await send({ channel: 'whatsapp', channelUserId: one.wa, contact: { email: one.email } });
    const second = await send({ channel: 'whatsapp', channelUserId: other.wa, contact: { email: one.email } });
    const third = await send({ contact: { externalId: `crm-${one.wa}`, phone: one.phone } });
    const fourth = await send({ contact: { externalId: `crm-${other.wa}`, phone: one.phone, verified: true } });
    await api.judgeAll();
    expect((await contactOf(second.contactId)).id).not.toBe((await contactOf(first.contactId)).id);
    expect((await contactOf(third.contactId)).id).toBe(first.contactId);
    expect((await contactOf(fourth.contactId)).id).not.toBe(first.contactId);
    expect((await suggestions(second.contactId)).map(({ reasons }) => reasons[0]?.id)).toEqual(['same_email']);
  });

  it('is the business’s own id that two channels come to share', async () => {
    const externalId = `shared-${somebody().wa}`;
    const first = await send({ channel: 'telegram', channelUserId: 'tg-shared' });
    const second = await send({ channel: 'facebook', channelUserId: 'fb-shared', contact: { externalId } });
    await send({ channel: 'telegram', channelUserId: 'tg-shared', contact: { externalId } });
    await api.judgeAll();
    expect((await contactOf(second.contactId)).id).toBe(first.contactId);
  });
});

describe('a stranger who types somebody’s address', () => {
  it('changes no name, moves no opt-out, and is taken out again with all they wrote', async () => {
    const { wa, phone } = somebody();
    const ana = await send({
      channel: 'whatsapp',
      channelUserId: wa,
      contact: { name: 'Ana Reyes' },
      text: 'My secret',
    });
    const stranger = {
      channel: 'whatsapp',
      connectionId: 'second',
      channelUserId: 'opaque-stranger',
      contact: { phone, name: 'Mallory' },
    };
    const intruder = await send(stranger);
    expect(intruder.contactId).toBe(ana.contactId);
    await send({ ...stranger, text: 'STOP' });
    await api.judgeAll();
    expect(await contactOf(ana.contactId)).toMatchObject({ name: 'Ana Reyes', optOuts: [] });
    const seen = await api.rows<{ contact_id: string }>(
      'SELECT contact_id FROM rapport.opt_outs WHERE contact_id <> $1',
      [ana.contactId],
    );
    expect(seen).toHaveLength(1);

    const { items } = (await api.call('GET', `/v1/contacts/${ana.contactId}/merges`)).json();
    expect(items).toMatchObject([{ ground: 'claimed', actor: 'engine', undoneAt: null }]);
    const undone = await api.call('POST', `/v1/merges/${String(items[0].id)}/undo`);
    expect(undone.statusCode).toBe(200);
    await api.judgeAll();
    const next = await send({ ...stranger, text: 'Me again' });
    await api.judgeAll();
    expect(next.contactId).toBe(undone.json().released.id);
    expect(await contactOf(ana.contactId)).toMatchObject({ messageCount: 1, channels: ['whatsapp'], phones: [phone] });
    expect(await contactOf(next.contactId)).toMatchObject({
      name: 'Mallory',
      messageCount: 3,
      optOuts: [{ scope: 'whatsapp' }],
    });
    expect(await suggestions(ana.contactId)).toEqual([]);
  });

  it('calls off nothing that is owed to that person, and gets none of it', async () => {
    const { wa, phone } = somebody();
    const ana = await send({ channel: 'whatsapp', channelUserId: wa, text: 'How much is it?' });
    const [owed] = await api.rows<{ id: string }>(
      `INSERT INTO rapport.follow_ups (id, workspace_id, contact_id, conversation_id, kind, anchor, attempt, max_attempts, state, channel,
         due_at, created_at, answered_after, rule, params, suggested_message)
       SELECT gen_random_uuid(), workspace_id, contact_id, id, 'ghosting', 'a', 1, 3, 'pending', 'whatsapp', now(), now(), now(),
         '{"id": "follow_up.ghosting", "version": 1}', '{}', 'Your private offer' FROM rapport.conversations WHERE id = $1 RETURNING id`,
      [ana.conversationId],
    );
    const stateOf = async () => (await api.rows('SELECT state FROM rapport.follow_ups WHERE id = $1', [owed?.id]))[0];
    const intruder = await send({
      channel: 'web',
      channelUserId: `intruder-${wa}`,
      contact: { phone },
      text: 'Yes, tell me',
    });
    expect(intruder.contactId).toBe(ana.contactId);
    await api.judgeAll();
    expect(await stateOf()).toEqual({ state: 'pending' });
    const written = await api.rows('SELECT 1 FROM rapport.follow_ups WHERE conversation_id = $1', [
      intruder.conversationId,
    ]);
    expect(written).toEqual([]);
    await send({ channel: 'whatsapp', channelUserId: wa, text: 'Still there?' });
    await api.judgeAll();
    expect(await stateOf()).toEqual({ state: 'cancelled' });
  });

  it('leaves the address to whom the channel vouches for it, though it was typed before', async () => {
    const { wa, phone } = somebody();
    const typed = await send({ channel: 'web', contact: { phone } });
    const owner = await send({ channel: 'whatsapp', channelUserId: wa });
    expect(owner.contactId).toBe(typed.contactId);
    const { conversations, identities } = await contactOf(owner.contactId);
    const verified = conversations.map((each: { channel: string; verified: boolean }) => [each.channel, each.verified]);
    expect(Object.fromEntries(verified)).toEqual({ web: false, whatsapp: true });
    expect(identities).toContainEqual(
      expect.objectContaining({ kind: 'phone', value: phone, verified: true, primary: true }),
    );
  });
});

it('two first messages of one person at once, over two connections, make one contact', async () => {
  const pairs = Array.from({ length: sized({ short: 100, full: 1_000 }) }, () => somebody());
  const sent = await Promise.all(
    pairs.map(({ wa }, place) =>
      Promise.all(
        ['one', 'two'].map((connectionId) =>
          send({ channel: 'whatsapp', connectionId, channelUserId: wa, contact: { name: `Pair ${String(place)}` } }),
        ),
      ),
    ),
  );
  for (const [first, second] of sent) expect(second?.contactId).toBe(first?.contactId);
  expect(new Set(sent.flatMap((pair) => pair.map(({ contactId }) => contactId))).size).toBe(pairs.length);
}, 300_000);
