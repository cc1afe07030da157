import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { approverOf, type Approver, type FollowUp } from './support/approver.ts';
import { temporaryHome, type Running } from './support/temporary-installation.ts';
import { eventually, sleep } from './support/wait.ts';
import { wholeDatabase } from '../support/whole-database.ts';

/** Thresholds of seconds, and nothing in the way that a test does not put there. */
const SECONDS = {
  ...{ auto: false, stopped: false, undoWindow: 'PT1S', gap: 'PT5S', expireAfter: 'P30D', maxAttempts: 1, custom: [] },
  triggers: {
    promise: { mode: 'approval' },
    ghosting: { mode: 'approval', after: 'PT3S' },
    undecided: { mode: 'off' },
  },
  ...{ quietHours: null, caps: { perContactPerWeek: 50, perHour: 1_000 } },
};

const home = temporaryHome();
let rapport: Running;
let approver: Approver;
beforeAll(async () => {
  rapport = await home.start();
  approver = approverOf(rapport.client);
}, 240_000);
afterAll(() => home.remove());
beforeEach(() => approver.set(SECONDS));

async function ghosted(visitor: string): Promise<string> {
  const { contactId } = await approver.say(visitor, 'Hi, how much is the haircut?');
  await approver.say(visitor, 'It is 30. Which day would suit you?', 'ai');
  return contactId;
}

const isSent = ({ state }: FollowUp): boolean => state === 'sent';
const byContact = async (contactId: string) => rapport.client.get<Record<string, unknown>>(`/v1/contacts/${contactId}`);

const MARKER = 'quokkamarmalade';
/** A deletion waits for what was on its way (activities/bulk/erase.ts): it is begun first, and looked at last. */
let deletion: { readonly jobId: string; readonly askedAt: number };
/** Longer than that, and than the reminder is away that is approved before. */
const NOTHING_MORE_AFTER_MS = 30_000;

test('deleted with a follow-up approved, a contact leaves the queue and the outbox at once', async () => {
  const { contactId } = await approver.say('erased', `This is terrible service, ${MARKER}! I am really angry.`);
  await approver.say('erased', `Sorry! Which ${MARKER} would suit you?`, 'ai');
  await eventually('a person is called', async () => (await approver.openReviews(contactId)).length > 0);
  const { id } = await approver.found(contactId, 'ghosting');
  await approver.decide(id, 'edit', { message: `Another ${MARKER}?` });
  await approver.decide(id, 'approve');
  await approver.until(id, 'it is sent', isSent);
  const remind = (inMs: number, message: string) =>
    rapport.client.post<FollowUp>('/v1/follow-ups', {
      ...{ contactId, dueAt: new Date(Date.now() + inMs).toISOString(), message, note: `about ${MARKER}` },
    });
  await approver.decide((await remind(0, `A ${MARKER}`)).id, 'dismiss', { reason: `has a ${MARKER}` });
  await approver.decide((await remind(5_000, `Late ${MARKER}`)).id, 'approve');
  expect(await wholeDatabase(rapport.databaseUrl())).toContain(MARKER);

  const { job } = await rapport.client.delete<{ job: { id: string } }>(`/v1/contacts/${contactId}`);
  deletion = { jobId: job.id, askedAt: Date.now() };
  const queue = await rapport.client.get<{ items: { contact: { id: string } }[] }>('/v1/follow-ups', { limit: 200 });
  expect(queue.items.filter(({ contact }) => contact.id === contactId)).toEqual([]);
  expect(await approver.outbox(contactId)).toEqual([]);
}, 240_000);

describe('a silence', () => {
  test('is found, suggested, approved, sent, and answered', async () => {
    const contactId = await ghosted('silent');
    const found = await approver.found(contactId, 'ghosting');
    expect(found).toMatchObject({ state: 'pending', gate: { open: false, reasons: ['not_approved'] } });
    expect(found.why).toMatch(/^No answer for \d+ seconds after you asked them something\.$/);
    await approver.decide(found.id, 'approve');
    await approver.until(found.id, 'it is sent', isSent);
    expect(await approver.outbox(contactId)).toEqual([found.suggestedMessage]);

    await approver.say('silent', 'Friday would be fine');
    await approver.until(found.id, 'the answer counts', ({ outcome }) => outcome === 'replied');
    const stats = await rapport.client.get<{ byKind: Record<string, object> }>('/v1/follow-ups/stats');
    expect(stats.byKind.ghosting).toMatchObject({ replied: 1 });
  }, 120_000);

  test('can be snoozed: nothing goes out before', async () => {
    const contactId = await ghosted('snoozed');
    const { id } = await approver.found(contactId, 'ghosting');
    const until = new Date(Date.now() + 6_000);
    await approver.decide(id, 'snooze', { until: until.toISOString() });
    expect(await approver.decide(id, 'approve')).toMatchObject({ state: 'approved', dueAt: until.toISOString() });
    const { sentAt } = await approver.until(id, 'it is sent', isSent);
    expect(Date.parse(sentAt ?? '')).toBeGreaterThanOrEqual(until.getTime());
  }, 120_000);

  test('is found earlier when the settings say so, without any message', async () => {
    await approver.set({ triggers: { ghosting: { after: 'PT1H' } } });
    const contactId = await ghosted('patient');
    await eventually('the hour is waited for', async () => {
      const { nextDeadline, nextDeadlineCause } = await byContact(contactId);
      if (nextDeadlineCause !== 'follow_up_found') return false;
      return Date.parse(String(nextDeadline)) > Date.now() + 3_000_000;
    });
    await approver.set({ triggers: { ghosting: { after: 'PT1S' } } });
    expect(await approver.found(contactId, 'ghosting')).toMatchObject({ state: 'pending' });
  }, 120_000);
});

test('a promise is quoted with its time, stays although the contact writes, and is sent when it is made due', async () => {
  const { contactId } = await approver.say('promised', 'Do you have the blue one in stock?');
  const said = Date.now();
  await approver.say('promised', 'I will check with the warehouse and message you in an hour.', 'ai');
  const found = await approver.found(contactId, 'promise');
  expect(found.why).toMatch(/^The AI agent promised to come back to them on /);
  expect(Math.abs(Date.parse(found.dueAt) - said - 3_600_000)).toBeLessThan(60_000);
  await approver.say('promised', 'Please hurry, I am leaving soon.');
  await approver.until(found.id, 'the new message is shown', (one) => JSON.stringify(one).includes('Please hurry'));
  await approver.decide(found.id, 'edit', { dueAt: new Date().toISOString(), message: 'It is in stock.' });
  await approver.decide(found.id, 'approve');
  await approver.until(found.id, 'it is sent', isSent);
  expect(await approver.outbox(contactId)).toEqual(['It is in stock.']);
}, 120_000);

test('STOP closes the gate until the contact opts in again', async () => {
  const contactId = await ghosted('stopping');
  const { id } = await approver.found(contactId, 'ghosting');
  await approver.say('stopping', 'STOP');
  await approver.until(id, 'it is cancelled', ({ state, reason }) => state === 'cancelled' && reason === 'answered');
  expect(await byContact(contactId)).toMatchObject({ optOuts: [{ scope: 'web', source: 'message' }] });
  const reminder = await rapport.client.post<FollowUp>('/v1/follow-ups', {
    ...{ contactId, dueAt: new Date().toISOString(), message: 'Your order is here.' },
  });
  const approved = await approver.decide(reminder.id, 'approve');
  expect(approved.gate.reasons).toContain('opted_out');
  await sleep(3_000);
  expect(await approver.outbox(contactId)).toEqual([]);
  await approver.say('stopping', 'START');
  await approver.until(reminder.id, 'it is sent', isSent);
}, 120_000);

test('while a person handles the conversation nothing goes out; resolved anger calls nobody again', async () => {
  const visitor = 'angry';
  const { contactId, conversationId } = await approver.say(visitor, 'This is terrible service, I am really angry!');
  const review = await eventually('a person is called', async () => (await approver.openReviews(contactId))[0]);
  await approver.say(visitor, 'I am sorry. Which day would suit you?', 'ai');
  const { id } = await approver.found(contactId, 'ghosting');
  await rapport.client.post(`/v1/reviews/${review.id}/take-over`, {});
  expect(await rapport.client.get(`/v1/conversations/${conversationId}`)).toMatchObject({ handledBy: 'human' });
  expect((await approver.decide(id, 'approve')).gate.reasons).toContain('taken_over');
  await sleep(3_000);
  expect(await approver.outbox(contactId)).toEqual([]);
  await rapport.client.post(`/v1/conversations/${conversationId}/release`, {});
  await approver.until(id, 'it is sent', isSent);

  await rapport.client.post(`/v1/reviews/${review.id}/resolve`, {});
  await approver.say(visitor, 'ok thanks');
  await sleep(2_000);
  expect(await approver.openReviews(contactId)).toEqual([]);
  await approver.say(visitor, 'This is terrible again, I am really angry and want my money back!');
  const again = await eventually('a person is called again', async () => (await approver.openReviews(contactId))[0]);
  expect(again.id).not.toBe(review.id);
}, 120_000);

describe('by itself', () => {
  const AUTO = { auto: true, triggers: { ghosting: { mode: 'auto' } } };

  test('it sends what is due, as often as the caps let it', async () => {
    await approver.set({ ...AUTO, maxAttempts: 3, gap: 'PT2S', caps: { perContactPerWeek: 1 } });
    const contactId = await ghosted('automatic');
    const first = await approver.found(contactId, 'ghosting');
    await approver.until(first.id, 'it is sent', isSent);
    const second = await eventually('the second attempt', async () => (await approver.followUps(contactId))[1]);
    expect(second).toMatchObject({ state: 'approved', attempt: 2, gate: { open: false, reasons: ['cap'] } });
    expect(Date.parse(second.gate.opensAt ?? '') - Date.now()).toBeGreaterThan(6 * 86_400_000);
    const transcript = await rapport.client.get<{ items: unknown[] }>(`/v1/contacts/${contactId}/messages?order=desc`);
    expect(transcript.items[0]).toMatchObject({ author: 'ai', text: first.suggestedMessage });
    expect(await approver.outbox(contactId)).toHaveLength(1);
  }, 120_000);

  test('it sends nothing after the stop switch was answered, and goes on when it is released', async () => {
    await approver.set({ ...AUTO, triggers: { ghosting: { mode: 'auto', after: 'PT1S' } } });
    const contacts = await Promise.all(Array.from({ length: 10 }, (_, one) => ghosted(`stopped-${String(one)}`)));
    await approver.set({ stopped: true });
    const switched = Date.now();
    for (const contactId of contacts) await approver.found(contactId, 'ghosting');
    await sleep(3_000);
    const all = (await Promise.all(contacts.map((contactId) => approver.followUps(contactId)))).flat();
    for (const { sentAt } of all) if (sentAt !== null) expect(Date.parse(sentAt)).toBeLessThan(switched + 1_000);
    const waiting = all.filter(({ state }) => state === 'approved');
    expect(waiting.length).toBeGreaterThan(0);
    for (const { gate } of waiting) expect(gate.reasons).toContain('stopped');
    await approver.set({ stopped: false });
    for (const { id } of waiting) await approver.until(id, 'it is sent', isSent);
  }, 120_000);

  test('what it would have sent waits for a person once it is switched off', async () => {
    await approver.set({ ...AUTO, stopped: true });
    const contactId = await ghosted('switched-off');
    const { id } = await approver.found(contactId, 'ghosting');
    expect(await approver.followUp(id)).toMatchObject({ state: 'approved' });
    await approver.set({ auto: false, stopped: false });
    await approver.until(id, 'it waits for a person', ({ state }) => state === 'pending');
    expect(await approver.outbox(contactId)).toEqual([]);
  }, 120_000);
});

test('the deleted contact is gone with everything that was found, decided, written and sent; what was approved is never sent', async () => {
  await eventually(
    'the erasure is done',
    async () => (await rapport.client.get<{ state: string }>(`/v1/jobs/${deletion.jobId}`)).state === 'done',
    150_000,
  );
  await sleep(Math.max(0, deletion.askedAt + NOTHING_MORE_AFTER_MS - Date.now()));
  expect(await wholeDatabase(rapport.databaseUrl())).not.toContain(MARKER);
}, 240_000);
