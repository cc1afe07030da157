import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeDatabase } from '../support/whole-database.ts';
import { allPages, startBulkApi, type BulkApi } from './support/bulk-api.ts';

const MARKER = 'zqxmarker';

let at = new Date('2026-03-01T09:00:00.000Z');
let api: BulkApi;
beforeAll(async () => {
  api = await startBulkApi({ clock: () => at });
});
afterAll(() => api.close());

const later = (ms: number): void => {
  at = new Date(at.getTime() + ms);
};

const deleteContact = async (id: string) => {
  const answer = await api.call('DELETE', `/v1/contacts/${id}`);
  expect(answer.statusCode).toBe(202);
  return { workspaceId: api.workspaceId, jobId: answer.json<{ job: { id: string } }>().job.id };
};

const carryOut = async (job: { workspaceId: string; jobId: string }): Promise<void> => {
  await allPages(() => api.activities.eraseRows(job));
  await allPages(() => {
    later(5_000);
    return api.activities.eraseRuns(job);
  });
  await api.activities.finishJob(job);
};

describe('a deleted contact', () => {
  it('is gone with the answer, and everything about it once the job is done', async () => {
    const id = await api.contact({
      channelUserId: `${MARKER}-user`,
      text: `${MARKER} hello`,
      contact: {
        name: `${MARKER} Ana`,
        email: `${MARKER}@example.com`,
        phone: '+639175550101',
        company: `${MARKER} Ltd`,
      },
    });
    await api.call('POST', `/v1/contacts/${id}/actions`, {
      ...{ action: 'page_viewed', actionId: `${MARKER}-1`, occurredAt: at.toISOString(), value: { page: MARKER } },
    });
    await api.call('POST', '/v1/custom-fields', { key: 'allergies', name: 'Allergies', kind: 'text' });
    const details = { company: `${MARKER} Inc`, customFields: { allergies: `${MARKER} nuts` } };
    expect((await api.call('PATCH', `/v1/contacts/${id}`, details)).statusCode).toBeLessThan(300);
    await api.asOwner(
      `INSERT INTO notes (id, workspace_id, contact_id, text, author) VALUES (gen_random_uuid(), ?, ?, ?, 'key:x')`,
      [api.workspaceId, id, MARKER],
    );
    await api.call(
      'POST',
      '/v1/messages',
      { ...message(), channelUserId: `${MARKER}-user` },
      { headers: { 'idempotency-key': 'k1' } },
    );
    expect(await wholeDatabase(api.ownerUrl)).toContain(MARKER);

    const job = await deleteContact(id);
    expect((await api.call('GET', `/v1/contacts/${id}`)).statusCode).toBe(404);
    await carryOut(job);

    expect(await wholeDatabase(api.ownerUrl)).not.toContain(MARKER);
    const { kind, state, total, done, failed, receipt } = (await api.call('GET', `/v1/jobs/${job.jobId}`)).json();
    expect({ kind, state, total, done, failed }).toEqual({
      kind: 'delete',
      state: 'done',
      total: 1,
      done: 1,
      failed: 0,
    });
    expect(receipt).toMatchObject({
      contacts: 1,
      rows: { contacts: 1, messages: 2, contact_actions: 1, contact_identities: 3, notes: 1, conversations: 1 },
    });
    const items = await api.asOwner('SELECT 1 FROM job_items WHERE job_id = ?', [job.jobId]);
    expect(items).toEqual([]);
  });

  it('has a receipt that only this installation could have signed', async () => {
    const job = await deleteContact(await api.contact());
    await carryOut(job);
    const { receipt } = (await api.call('GET', `/v1/jobs/${job.jobId}`)).json();
    const valid = async (shown: unknown) => (await api.call('POST', '/v1/receipts/verify', shown)).json().valid;
    expect(await valid(receipt)).toBe(true);
    expect(await valid({ ...receipt, contacts: 2 })).toBe(false);
    expect(await valid({ ...receipt, rows: { ...receipt.rows, messages: 0 } })).toBe(false);
    expect(await valid({})).toBe(false);
  });

  it('does not come back by a repeat, and starts anew by a new message, before and after its rows are gone', async () => {
    const said = { channelUserId: 'returning', messageId: 'returning-1', sentAt: at.toISOString() };
    const first = await api.contact(said);
    later(1_000);
    const job = await deleteContact(first);
    const repeat = () => api.call('POST', '/v1/messages', message(said));
    const acknowledged = { messageId: null, contactId: null, conversationId: null, duplicate: true };
    expect((await repeat()).json()).toEqual(acknowledged);

    later(1_000);
    const second = await api.contact({ channelUserId: 'returning', sentAt: at.toISOString() });
    expect(second).not.toBe(first);
    await carryOut(job);
    expect((await repeat()).json()).toEqual(acknowledged);
    expect(await api.contact({ channelUserId: 'returning', sentAt: at.toISOString() })).toBe(second);
  });

  it('leaves its wish for silence behind', async () => {
    const id = await api.contact({ channel: 'whatsapp', channelUserId: '639175550199', text: 'STOP' });
    await carryOut(await deleteContact(id));
    later(1_000);
    const again = await api.contact({ channel: 'whatsapp', channelUserId: '639175550199', sentAt: at.toISOString() });
    const { optOuts } = (await api.call('GET', `/v1/contacts/${again}`)).json();
    expect(optOuts).toMatchObject([{ scope: 'whatsapp', source: 'remembered' }]);
  });

  it('loses no race with messages that are being accepted', async () => {
    for (let round = 0; round < 8; round += 1) {
      const person = { channelUserId: `racer-${String(round)}` };
      const id = await api.contact({ ...person, sentAt: at.toISOString() });
      later(1_000);
      const sentAt = new Date(at.getTime() + 1_000).toISOString();
      const say = async () => (await api.call('POST', '/v1/messages', message({ ...person, sentAt }))).statusCode;
      const [job, ...statuses] = await Promise.all([deleteContact(id), say(), say(), say(), say()]);
      expect(statuses).toEqual([202, 202, 202, 202]);
      later(2_000);
      await carryOut(job);
      const left = await api.asOwner<{ contacts: number; owners: number }>(
        `SELECT (SELECT count(*) FROM contacts WHERE id = :id) AS contacts,
           (SELECT count(DISTINCT contact_id) FROM messages WHERE channel_user_id = :person) AS owners`,
        { id, person: person.channelUserId },
      );
      expect(left[0]?.contacts).toBe(0);
      expect(left[0]?.owners).toBeLessThanOrEqual(1);
    }
  });

  it('takes along what it absorbed', async () => {
    const [survivor, absorbed] = [await api.contact(), await api.contact()];
    await api.asOwner('UPDATE contacts SET merged_into = ? WHERE id = ?', [survivor, absorbed]);
    for (const id of [survivor, absorbed]) api.temporal.runs.set(id, { ids: ['run'], requests: 1 });
    // An absorbed id means its survivor.
    const job = await deleteContact(absorbed);
    await carryOut(job);
    expect(await api.asOwner('SELECT 1 FROM contacts WHERE id IN (?, ?)', [survivor, absorbed])).toEqual([]);
    expect(api.temporal.runs.size).toBe(0);
  });

  it('is found by nobody else, and by nobody twice', async () => {
    const id = await api.contact();
    const { key } = await api.otherWorkspace();
    expect((await api.call('DELETE', `/v1/contacts/${id}`, undefined, { key })).statusCode).toBe(404);
    await deleteContact(id);
    expect((await api.call('DELETE', `/v1/contacts/${id}`)).statusCode).toBe(404);
  });
});

describe('a deletion of more contacts than one request can begin', () => {
  it('begins contact by contact, and stops beginning when it is cancelled', async () => {
    await api.asOwner(
      `WITH made AS (
         INSERT INTO contacts (id, workspace_id, source, first_seen_at, set_name)
         SELECT gen_random_uuid(), ?, 'import', now(), 'Crowd ' || n FROM generate_series(1, 10001) n RETURNING id, workspace_id)
       INSERT INTO contact_inbox (contact_id, workspace_id) SELECT id, workspace_id FROM made`,
      [api.workspaceId],
    );
    const answer = await api.call('POST', '/v1/contacts/bulk', { action: 'delete', filter: { q: 'crowd' } });
    const job = { workspaceId: api.workspaceId, jobId: answer.json<{ job: { id: string } }>().job.id };
    const crowd = async () => (await api.call('GET', '/v1/contacts/facets?q=crowd')).json().total;
    expect(await crowd()).toBe(10_001);
    await api.activities.eraseRows(job);
    expect(await crowd()).toBe(9_901);
    await api.call('POST', `/v1/jobs/${job.jobId}/cancel`);
    await carryOut(job);
    expect(await crowd()).toBe(9_901);
    const { state, total, done, receipt } = (await api.call('GET', `/v1/jobs/${job.jobId}`)).json();
    expect({ state, total, done }).toEqual({ state: 'cancelled', total: 10_001, done: 100 });
    expect(receipt.contacts).toBe(100);
  });
});

describe('the runs of a deleted contact', () => {
  it('are looked for until Temporal lists none, and no sooner than a message on its way has arrived', async () => {
    const id = await api.contact();
    const job = await deleteContact(id);
    api.temporal.runs.set(id, { ids: ['run 1', 'run 2', 'run 3'], requests: 4 });
    await allPages(() => api.activities.eraseRows(job));
    const started = at.getTime();
    await allPages(() => {
      later(1_000);
      return api.activities.eraseRuns(job);
    });
    expect(at.getTime() - started).toBeGreaterThanOrEqual(20_000);
    expect(api.temporal.runs.has(id)).toBe(false);
    await api.activities.finishJob(job);
    const { receipt } = (await api.call('GET', `/v1/jobs/${job.jobId}`)).json();
    expect(receipt.workflowRuns).toBe(3);
  });
});

let messages = 0;
function message(about: Record<string, unknown> = {}): Record<string, unknown> {
  messages += 1;
  return {
    ...{
      channel: 'web',
      channelUserId: 'somebody',
      messageId: `extra-${String(messages)}`,
      direction: 'inbound',
      author: 'contact',
    },
    ...{ text: 'Hi, how much is a haircut?', sentAt: at.toISOString() },
    ...about,
  };
}
