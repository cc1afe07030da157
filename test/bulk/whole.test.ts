import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startWholeInstallation, type WholeInstallation } from './support/whole-installation.ts';

const CONTACTS = 60;

let whole: WholeInstallation;
beforeAll(async () => {
  whole = await startWholeInstallation();
  for (let n = 0; n < CONTACTS; n += 1)
    await whole.contact({ text: n % 2 === 0 ? 'Hi, how much is a haircut?' : 'Hello' });
  await vi.waitFor(async () => expect(await unjudged()).toBe(0), { timeout: 60_000, interval: 200 });
}, 120_000);
afterAll(() => whole.close());

const count = async (what: string): Promise<number> =>
  (await whole.asOwner<{ n: number }>(`SELECT count(*) AS n FROM ${what}`))[0]?.n ?? -1;
const unjudged = () => count('contact_inbox WHERE judged_seq < last_seq');

async function finished(jobId: string, within: number) {
  const read = async () => (await whole.call('GET', `/v1/jobs/${jobId}`)).json();
  await expect.poll(async () => (await read()).state, { timeout: within, interval: 100 }).not.toBe('running');
  return read();
}

describe('with API, relay, workers and Temporal', () => {
  it('new settings reach every contact within 15 seconds', async () => {
    const started = Date.now();
    expect((await whole.call('PATCH', '/v1/settings', { status: { activeMinMessages: 1 } })).statusCode).toBe(200);
    const [job] = await whole.asOwner<{ id: string }>(`SELECT id FROM jobs WHERE kind = 'reclassify'`);
    const result = await finished(String(job?.id), 60_000);
    expect(Date.now() - started).toBeLessThan(15_000);
    expect(result).toMatchObject({ state: 'done', total: CONTACTS, done: CONTACTS });
    expect(await count(`contacts WHERE status = 'new'`)).toBe(0);
    expect(await count('contacts WHERE settings_version < 2')).toBe(0);
  }, 90_000);

  it('a bulk edit is carried out by each contact’s own workflow', async () => {
    const answer = await whole.call('POST', '/v1/contacts/bulk', {
      action: 'stage',
      stage: 'closing',
      filter: { stage: 'inquiry' },
    });
    const { total, done } = await finished(answer.json().job.id, 60_000);
    expect(total).toBeGreaterThan(0);
    expect(done).toBe(total);
    await expect.poll(() => count(`contacts WHERE stage = 'closing'`), { timeout: 60_000 }).toBe(total);
    await expect.poll(unjudged, { timeout: 60_000 }).toBe(0);
  }, 130_000);

  it('a bulk deletion leaves nothing, in the database or in Temporal', async () => {
    const answer = await whole.call('POST', '/v1/contacts/bulk', { action: 'delete', filter: {} });
    expect((await whole.call('GET', '/v1/contacts')).json().items).toEqual([]);
    const { state, receipt } = await finished(answer.json().job.id, 170_000);
    expect(state).toBe('done');
    expect(receipt).toMatchObject({ contacts: CONTACTS, rows: { messages: CONTACTS, contact_inbox: CONTACTS } });
    expect(receipt.workflowRuns).toBeGreaterThanOrEqual(CONTACTS);
    const left = await whole.client.workflow.count(`WorkflowId STARTS_WITH 'contact/${whole.workspaceId}/'`);
    expect(left.count).toBe(0);
    expect(await count('contacts')).toBe(0);
  }, 180_000);
});
