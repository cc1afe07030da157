import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactWorkflowId } from '../../workflows/definitions.ts';
import { startLivingApi, type LivingApi } from './support/living-api.ts';

interface FollowUp {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly version: number;
  readonly suggestedMessage: string;
  readonly outcome: string | null;
  readonly reason: string | null;
}

const PATIENCE = { timeout: 25_000, interval: 100 };

let api: LivingApi;
beforeAll(async () => {
  api = await startLivingApi();
  const followUps = {
    triggers: { ghosting: { after: 'PT2S' }, undecided: { mode: 'off' } },
    ...{ quietHours: null, undoWindow: 'PT5S', gap: 'PT4S', caps: { perContactPerWeek: 100 }, maxAttempts: 1 },
  };
  const patched = await api.call('PATCH', '/v1/settings', { followUps });
  expect(patched.statusCode, patched.body).toBe(200);
}, 90_000);
afterAll(() => api.close());

async function ghosted(visitor: string) {
  const said = await api.say(visitor, 'Hi, how much is the haircut?');
  await api.say(visitor, 'It is 30. Which day would suit you?', 'ai');
  return said;
}

async function read(query: string): Promise<FollowUp[]> {
  const answer = await api.call('GET', `/v1/follow-ups?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: FollowUp[] }>().items;
}

async function found(contactId: string): Promise<FollowUp> {
  await expect.poll(async () => (await read(`contactId=${contactId}`)).length, PATIENCE).toBeGreaterThan(0);
  return (await read(`contactId=${contactId}`))[0] as FollowUp;
}

const decide = (id: string, decision: string, body: object = {}) =>
  api.call('POST', `/v1/follow-ups/${id}/${decision}`, body);
const stateOf = async (id: string): Promise<FollowUp> => (await api.call('GET', `/v1/follow-ups/${id}`)).json();

describe('a contact who stopped answering', () => {
  it('is found, and with an approval written to once; the answer counts as a reply', async () => {
    const { contactId } = await ghosted('whole-way');
    const followUp = await found(contactId);
    expect(followUp).toMatchObject({
      kind: 'ghosting',
      state: 'pending',
      gate: { open: false, reasons: ['not_approved'] },
    });
    expect((await api.call('GET', `/v1/contacts/${contactId}`)).json()).toMatchObject({ pendingFollowUps: 1 });

    const answers = await Promise.all(Array.from({ length: 10 }, () => decide(followUp.id, 'approve', { version: 1 })));
    for (const answer of answers) expect(answer.statusCode, answer.body).toBe(200);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ state: 'approved', version: 2 });
    expect((await decide(followUp.id, 'dismiss')).json()).toMatchObject({ code: 'follow_up_already_decided' });
    expect((await decide(followUp.id, 'dismiss', { version: 1 })).json()).toMatchObject({ code: 'follow_up_changed' });

    await expect.poll(async () => (await stateOf(followUp.id)).state, PATIENCE).toBe('sent');
    const outbox = (await api.call('GET', `/v1/outbox?contactId=${contactId}`)).json();
    expect(outbox.items).toMatchObject([
      { text: followUp.suggestedMessage, channel: 'web', channelUserId: 'whole-way' },
    ]);
    const transcript = (await api.call('GET', `/v1/contacts/${contactId}/messages?order=desc`)).json();
    expect(transcript.items[0]).toMatchObject({
      ...{ direction: 'outbound', author: 'human', text: followUp.suggestedMessage },
      delivery: { state: 'sent', error: null },
    });
    await api.say('whole-way', 'Friday please');
    await expect.poll(async () => (await stateOf(followUp.id)).outcome, PATIENCE).toBe('replied');
    const stats = (await api.call('GET', '/v1/follow-ups/stats')).json();
    expect(stats.byKind.ghosting).toMatchObject({ replied: 1 });
  }, 90_000);

  it('is left alone once they answer, or a person says so; and silence after a message is no reply', async () => {
    const [answering, dismissed, silent] = await Promise.all(
      ['answers', 'dismissed', 'silent'].map((name) => ghosted(name)),
    );
    const [first, second, third] = await Promise.all(
      [answering, dismissed, silent].map((one) => found(one?.contactId ?? '')),
    );
    await api.say('answers', 'Sorry, I was away');
    await expect
      .poll(() => stateOf(first?.id ?? ''), PATIENCE)
      .toMatchObject({ state: 'cancelled', reason: 'answered' });
    expect((await decide(second?.id ?? '', 'dismiss', { reason: 'bought elsewhere' })).json()).toMatchObject({
      state: 'dismissed',
    });
    expect((await decide(third?.id ?? '', 'edit', { message: 'Shall we keep Friday?' })).json()).toMatchObject({
      state: 'pending',
    });
    expect((await decide(third?.id ?? '', 'approve')).json()).toMatchObject({
      state: 'approved',
      message: 'Shall we keep Friday?',
    });
    await expect.poll(async () => (await stateOf(third?.id ?? '')).outcome, PATIENCE).toBe('no_reply');
  }, 90_000);

  it('waits while it is snoozed, and an approval can be taken back before it is sent', async () => {
    const { contactId } = await ghosted('snoozed');
    const { id } = await found(contactId);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await decide(id, 'snooze', { until })).json()).toMatchObject({ state: 'pending', dueAt: until });
    expect((await decide(id, 'approve')).json()).toMatchObject({
      state: 'approved',
      gate: { open: false, opensAt: until },
    });
    expect((await decide(id, 'undo')).json()).toMatchObject({ state: 'pending', decidedBy: null });
  }, 60_000);

  it('is decided about by an operator’s signal as well', async () => {
    const { contactId } = await ghosted('signalled');
    const { id } = await found(contactId);
    const handle = api.client.workflow.getHandle(contactWorkflowId({ workspaceId: api.workspaceId, contactId }));
    await handle.signal('approveFollowUp', { followUpId: id });
    await expect.poll(async () => (await stateOf(id)).state, PATIENCE).toBe('sent');
  }, 60_000);
});

describe('a person', () => {
  it('is reminded, answers in the conversation, takes it over and hands it back', async () => {
    const { contactId, conversationId } = await api.say(
      'personal',
      'This is terrible service, I am really angry and want a refund now!',
    );
    const reminder = await api.call('POST', '/v1/follow-ups', {
      contactId,
      dueAt: new Date().toISOString(),
      message: 'Call them',
    });
    expect(reminder.statusCode, reminder.body).toBe(201);
    expect(reminder.json()).toMatchObject({ kind: 'reminder', state: 'pending', message: 'Call them' });

    const reviews = async () => (await api.call('GET', `/v1/reviews?state=open&contactId=${contactId}`)).json().items;
    await expect.poll(async () => (await reviews()).length, PATIENCE).toBeGreaterThan(0);
    const [review] = await reviews();
    const taken = await api.call('POST', `/v1/reviews/${review.id}/take-over`);
    expect(taken.statusCode, taken.body).toBe(200);
    expect(taken.json()).toMatchObject({ state: 'taken_over' });
    const conversation = () => api.call('GET', `/v1/conversations/${conversationId}`);
    expect((await conversation()).json()).toMatchObject({ handledBy: 'human' });
    expect(await stateOf(reminder.json().id)).toMatchObject({
      gate: { reasons: expect.arrayContaining(['taken_over']) },
    });

    const written = await api.call('POST', `/v1/conversations/${conversationId}/messages`, { text: 'I am so sorry.' });
    expect(written.statusCode, written.body).toBe(202);
    expect(written.json()).toMatchObject({ author: 'human', direction: 'outbound', text: 'I am so sorry.' });
    const newest = async () => (await api.call('GET', `/v1/contacts/${contactId}/messages?order=desc`)).json().items[0];
    await expect.poll(newest, PATIENCE).toMatchObject({ text: 'I am so sorry.', delivery: { state: 'sent' } });
    expect((await api.call('GET', `/v1/outbox?contactId=${contactId}`)).json().items).toHaveLength(1);

    expect((await api.call('POST', `/v1/conversations/${conversationId}/release`)).json()).toMatchObject({
      handledBy: 'ai',
    });
    for (const one of await reviews()) await api.call('POST', `/v1/reviews/${one.id}/resolve`);
    expect((await api.call('POST', `/v1/reviews/${review.id}/resolve`)).json()).toMatchObject({ state: 'resolved' });
    await api.say('personal', 'ok thanks');
    expect(await reviews()).toEqual([]);
  }, 90_000);
});
