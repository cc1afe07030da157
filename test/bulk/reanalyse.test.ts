import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPages, startBulkApi, type BulkApi } from './support/bulk-api.ts';
import { lifeOf } from './support/live-contacts.ts';

let at = new Date('2026-03-01T09:00:00.000Z');
let api: BulkApi;
let live: (contactId: string) => Promise<void>;
beforeAll(async () => {
  api = await startBulkApi({ clock: () => at });
  live = lifeOf(api, () => at);
});
afterAll(() => api.close());

const say = async (text: string): Promise<string> => {
  at = new Date(at.getTime() + 60_000);
  const contactId = await api.contact({ channelUserId: 'rereader', text, sentAt: at.toISOString() });
  await live(contactId);
  return contactId;
};

const contributions = async (contactId: string): Promise<string[]> => {
  const { explain } = (await api.call('GET', `/v1/contacts/${contactId}`)).json();
  return explain.leadScore.contributions.map((one: { signalId: string }) => one.signalId);
};

const readings = () =>
  api.asOwner<{ settings_version: number }>('SELECT settings_version FROM message_analyses ORDER BY message_id');

describe('reading the past again', () => {
  it('makes a new signal count in messages from before it', async () => {
    const contactId = await say('Do you take gift vouchers?');
    await say('I have two of them');
    const { leadScoring } = (await api.call('GET', '/v1/settings')).json();
    const signal = {
      id: 'voucher',
      name: 'Voucher',
      kind: 'keyword',
      category: 'intent',
      points: 7,
      keywords: ['gift vouchers'],
    };
    await api.call('PATCH', '/v1/settings', { leadScoring: { signals: [...leadScoring.signals, signal] } });
    await say('Well?');
    expect(await contributions(contactId)).not.toContain('voucher');

    const made = await api.call('POST', '/v1/settings/reanalyse');
    expect(made.statusCode).toBe(202);
    const job = { workspaceId: api.workspaceId, jobId: made.json<{ job: { id: string } }>().job.id };
    await api.asOwner('UPDATE contact_inbox SET judged_seq = last_seq');
    await allPages(() => api.activities.reanalysePage(job));
    // The old readings count, and are shown, until the new ones are there.
    expect(await readings()).toEqual([{ settings_version: 1 }, { settings_version: 1 }, { settings_version: 2 }]);
    await live(contactId);
    await api.activities.finishJob(job);

    expect(await contributions(contactId)).toContain('voucher');
    expect(await readings()).toEqual([{ settings_version: 2 }, { settings_version: 2 }, { settings_version: 2 }]);
    expect((await api.call('GET', `/v1/jobs/${job.jobId}`)).json()).toMatchObject({
      kind: 'reanalyse',
      state: 'done',
      total: 1,
      done: 1,
    });
  });

  it('is about nobody when everything was read by the settings in force', async () => {
    const { job } = (await api.call('POST', '/v1/settings/reanalyse')).json<{ job: { id: string } }>();
    expect((await api.call('GET', `/v1/jobs/${job.id}`)).json()).toMatchObject({ total: 0 });
  });
});
