import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPages, startBulkApi, type BulkApi } from './support/bulk-api.ts';

let api: BulkApi;
beforeAll(async () => {
  api = await startBulkApi();
});
afterAll(() => api.close());

const bulk = async (body: Record<string, unknown>) => {
  const answer = await api.call('POST', '/v1/contacts/bulk', body);
  expect(answer.body).toContain('job');
  return { workspaceId: api.workspaceId, jobId: answer.json<{ job: { id: string } }>().job.id };
};
const jobOf = async ({ jobId }: { jobId: string }) => (await api.call('GET', `/v1/jobs/${jobId}`)).json();

async function carryOut(job: { workspaceId: string; jobId: string }) {
  await allPages(() => api.activities.editContactsPage(job));
  await api.activities.finishJob(job);
  return jobOf(job);
}

const makeTag = async (name: string): Promise<string> => {
  const id = crypto.randomUUID();
  await api.asOwner(`INSERT INTO tags (id, workspace_id, name, color) VALUES (?, ?, ?, 'teal')`, [
    id,
    api.workspaceId,
    name,
  ]);
  return id;
};

interface Contact {
  readonly branchId: string | null;
}

const makeBranch = async (name: string): Promise<string> =>
  (await api.call('POST', '/v1/branches', { name })).json<{ id: string }>().id;

/** Contacts that wait to be judged hold bulk work up; here nobody judges them. */
const everybodyJudged = () => api.asOwner('UPDATE contact_inbox SET judged_seq = last_seq, relayed_seq = last_seq');

describe('a bulk edit', () => {
  it('stages the named contacts by a fact in the inbox of each, once however often a page is repeated', async () => {
    const ids = [await api.contact(), await api.contact()];
    await everybodyJudged();
    const job = await bulk({ action: 'stage', stage: 'closing', ids });
    await Promise.all([api.activities.editContactsPage(job), api.activities.editContactsPage(job)]);
    expect(await carryOut(job)).toMatchObject({ kind: 'stage', state: 'done', total: 2, done: 2, failed: 0 });

    const edits = await api.asOwner<{
      contact_id: string;
      edit: unknown;
      seq: number;
      last_seq: number;
      judged_seq: number;
    }>(
      `SELECT e.contact_id, e.edit, e.seq, i.last_seq, i.judged_seq FROM contact_edits e JOIN contact_inbox i USING (contact_id)
       WHERE e.contact_id = ANY(?)`,
      [ids],
    );
    expect(edits.map((edit) => edit.contact_id).sort()).toEqual([...ids].sort());
    for (const { edit, seq, last_seq, judged_seq } of edits) {
      expect(edit).toEqual({ type: 'set_stage', stage: 'closing' });
      expect(seq).toBe(last_seq);
      expect(seq).toBeGreaterThan(judged_seq);
    }
  });

  it('tags and untags what the list filter finds at that moment', async () => {
    const [ana, bea] = [
      await api.contact({ contact: { name: 'Ana Zamora' } }),
      await api.contact({ contact: { name: 'Bea Zamora' } }),
    ];
    await everybodyJudged();
    const tagId = await makeTag('wholesale');
    const job = await bulk({ action: 'tag', tagId, filter: { q: 'zamora', channel: ['web'], vip: false } });
    const late = await api.contact({ contact: { name: 'Late Zamora' } });
    await everybodyJudged();
    expect(await carryOut(job)).toMatchObject({ state: 'done', total: 2, done: 2 });
    const tagged = () =>
      api.asOwner<{ contact_id: string }>('SELECT contact_id FROM contact_tags WHERE tag_id = ?', [tagId]);
    expect((await tagged()).map((row) => row.contact_id).sort()).toEqual([ana, bea].sort());
    expect(await tagged()).not.toContainEqual({ contact_id: late });

    await everybodyJudged();
    expect(await carryOut(await bulk({ action: 'untag', tagId, ids: [ana, late] }))).toMatchObject({
      state: 'done',
      done: 2,
    });
    expect(await tagged()).toEqual([{ contact_id: bea }]);
    const ledger = await api.asOwner<{ contact_id: string; before: string | null; after: string | null }>(
      `SELECT contact_id, before, after FROM contact_events WHERE kind = 'tag' AND contact_id IN (?, ?) ORDER BY id`,
      [ana, late],
    );
    expect(ledger).toEqual([
      { contact_id: ana, before: null, after: tagId },
      { contact_id: ana, before: tagId, after: null },
    ]);
  });

  it('moves people into a branch and out of it, with a line of who did it for those alone who moved', async () => {
    const [ana, bea] = [await api.contact(), await api.contact()];
    const branchId = await makeBranch('Harbour');
    await api.call('PATCH', `/v1/contacts/${bea}`, { branchId });
    const branches = async () =>
      Promise.all([ana, bea].map(async (id) => (await api.call('GET', `/v1/contacts/${id}`)).json<Contact>().branchId));
    const into = await bulk({ action: 'branch', branchId, ids: [ana, bea] });
    // Of the engine's work there is none: nobody who waits for it keeps this up.
    expect(await carryOut(into)).toMatchObject({ kind: 'branch', state: 'done', total: 2, done: 2, failed: 0 });
    expect(await branches()).toEqual([branchId, branchId]);
    expect((await api.call('GET', `/v1/contacts?branchId=${branchId}`)).json().items).toHaveLength(2);

    expect(
      await carryOut(await bulk({ action: 'branch', branchId: null, filter: { branchId: [branchId] } })),
    ).toMatchObject({ state: 'done', total: 2, done: 2 });
    expect(await branches()).toEqual([null, null]);
    const linesOf = async (id: string) =>
      (await api.call('GET', `/v1/contacts/${id}/timeline`))
        .json<{ items: { kind: string; before: unknown; after: unknown; actor: string }[] }>()
        .items.filter(({ kind }) => kind === 'details')
        .map(({ before, after, actor }) => [before, after, actor.split(':')[0]]);
    const [none, harbour] = [{ branchId: null }, { branchId }];
    expect(await linesOf(ana)).toEqual([
      [harbour, none, 'key'],
      [none, harbour, 'key'],
    ]);
    expect(await linesOf(bea)).toHaveLength(2);
  });

  it('moves nobody into a branch that was removed meanwhile', async () => {
    const id = await api.contact();
    const branchId = await makeBranch('Closing down');
    const job = await bulk({ action: 'branch', branchId, ids: [id] });
    expect((await api.call('DELETE', `/v1/branches/${branchId}`)).statusCode).toBe(204);
    expect(await carryOut(job)).toMatchObject({ state: 'failed', done: 0, failed: 1 });
    expect((await api.call('GET', `/v1/contacts/${id}`)).json<Contact>().branchId).toBeNull();
  });

  it('counts as failed who was deleted meanwhile', async () => {
    const ids = [await api.contact(), await api.contact()];
    await everybodyJudged();
    const job = await bulk({ action: 'stage', stage: 'closing', ids });
    await api.call('DELETE', `/v1/contacts/${String(ids[0])}`);
    expect(await carryOut(job)).toMatchObject({ state: 'done', total: 2, done: 1, failed: 1 });
  });

  it('stops between pages when it is cancelled', async () => {
    const ids = await Promise.all(Array.from({ length: 130 }, () => api.contact()));
    await everybodyJudged();
    const job = await bulk({ action: 'stage', stage: 'closing', ids });
    await api.activities.editContactsPage(job);
    expect((await api.call('POST', `/v1/jobs/${job.jobId}/cancel`)).statusCode).toBe(200);
    await everybodyJudged();
    expect(await carryOut(job)).toMatchObject({ state: 'cancelled', total: 130, done: 100 });
    expect((await api.call('POST', `/v1/jobs/${job.jobId}/cancel`)).statusCode).toBe(200);
    expect(await api.asOwner('SELECT 1 FROM job_items WHERE job_id = ?', [job.jobId])).toEqual([]);
  });

  it('lets contacts that wait to be judged go first', async () => {
    const ids = await Promise.all(Array.from({ length: 201 }, () => api.contact()));
    const job = await bulk({ action: 'stage', stage: 'closing', ids: ids.slice(0, 3) });
    expect(await api.activities.editContactsPage(job)).toEqual({ kind: 'more', afterMs: 1_000 });
    expect(await jobOf(job)).toMatchObject({ state: 'running', done: 0 });
    await everybodyJudged();
    expect(await carryOut(job)).toMatchObject({ state: 'done', done: 3 });
  });
});

describe('a bulk request', () => {
  it('is refused whole, with the place of every id that names nothing here', async () => {
    const mine = await api.contact();
    const { key } = await api.otherWorkspace();
    const foreign = (
      await api.call(
        'POST',
        '/v1/messages',
        {
          ...{
            channel: 'web',
            channelUserId: 'foreign',
            messageId: 'f-1',
            direction: 'inbound',
            author: 'contact',
            text: 'Hi',
          },
          sentAt: new Date().toISOString(),
        },
        { key },
      )
    ).json().contactId as string;
    const answer = await api.call('POST', '/v1/contacts/bulk', {
      ...{ action: 'delete', ids: [mine, foreign, 'no id', crypto.randomUUID(), mine.toUpperCase()] },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map((error: { path: string }) => error.path)).toEqual(['ids.1', 'ids.2', 'ids.3']);
    expect((await api.call('GET', `/v1/contacts/${mine}`)).statusCode).toBe(200);
  });

  it.each([
    [{ action: 'delete' }, 400],
    [{ action: 'delete', ids: [], filter: {} }, 400],
    [{ action: 'delete', filter: { stauts: ['new'] } }, 400],
    [{ action: 'stage', stage: 'nowhere', filter: {} }, 400],
    [{ action: 'explode', filter: {} }, 400],
    [{ action: 'branch', filter: {} }, 400],
    [{ action: 'branch', branchId: 'no id', filter: {} }, 422],
    [{ action: 'branch', branchId: '00000000-0000-4000-8000-000000000000', filter: {} }, 422],
    [{ action: 'tag', tagId: 'no id', filter: {} }, 422],
    [{ action: 'tag', tagId: '00000000-0000-4000-8000-000000000000', filter: {} }, 422],
  ])('%j is answered with %i', async (body, status) => {
    expect((await api.call('POST', '/v1/contacts/bulk', body)).statusCode).toBe(status);
  });

  it('keeps nothing of the filter, which may hold a name', async () => {
    await bulk({ action: 'stage', stage: 'closing', filter: { q: 'somebody-special' } });
    expect(JSON.stringify(await api.asOwner('SELECT request FROM jobs'))).not.toContain('somebody-special');
  });
});

describe('who may', () => {
  const keyOf = async (role: string): Promise<string> =>
    (await api.call('POST', '/v1/api-keys', { name: role, role })).json<{ key: string }>().key;

  it('is for agents to edit, and for admins to delete', async () => {
    const id = await api.contact();
    const [viewer, agent] = [await keyOf('viewer'), await keyOf('agent')];
    const stage = { action: 'stage', stage: 'closing', ids: [id] };
    expect((await api.call('POST', '/v1/contacts/bulk', stage, { key: viewer })).statusCode).toBe(403);
    expect((await api.call('POST', '/v1/contacts/bulk', stage, { key: agent })).statusCode).toBe(202);
    expect(
      (await api.call('POST', '/v1/contacts/bulk', { action: 'delete', ids: [id] }, { key: agent })).statusCode,
    ).toBe(403);
    expect((await api.call('DELETE', `/v1/contacts/${id}`, undefined, { key: agent })).statusCode).toBe(403);
    expect((await api.call('POST', '/v1/settings/preview', {}, { key: agent })).statusCode).toBe(403);
    expect((await api.call('POST', '/v1/settings/reanalyse', undefined, { key: agent })).statusCode).toBe(403);
  });
});

describe('a job', () => {
  it('is nobody else’s', async () => {
    const job = await bulk({ action: 'stage', stage: 'closing', ids: [await api.contact()] });
    const { key } = await api.otherWorkspace();
    expect((await api.call('GET', `/v1/jobs/${job.jobId}`, undefined, { key })).statusCode).toBe(404);
    expect((await api.call('POST', `/v1/jobs/${job.jobId}/cancel`, undefined, { key })).statusCode).toBe(404);
    expect((await api.call('GET', '/v1/jobs/no-id')).statusCode).toBe(404);
    expect(await jobOf(job)).toMatchObject({ state: 'running' });
  });

  it('is the relay’s to start', async () => {
    const rung = api.bell.rung;
    const job = await bulk({ action: 'delete', filter: { q: 'nobody-at-all' } });
    expect(api.bell.rung).toBeGreaterThan(rung);
    expect(await api.asOwner('SELECT started_at FROM jobs WHERE id = ?', [job.jobId])).toEqual([{ started_at: null }]);
    expect(await jobOf(job)).toMatchObject({ total: 0 });
  });
});
