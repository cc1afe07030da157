import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ScanPage } from '../../workflows/bulk-contract.ts';
import { day, message } from '../domain/support/facts.ts';
import { settingsPatch } from '../domain/support/patches.ts';
import { anyFacts } from '../domain/support/stories.ts';
import { allPages, startBulkApi, type BulkApi } from './support/bulk-api.ts';
import { judgeWoken, seedJudged, shownOfAll } from './support/judged-contacts.ts';

interface Ref {
  readonly workspaceId: string;
  readonly jobId: string;
}

const start = new Date(day(101));
let at = start;
let api: BulkApi;
beforeAll(async () => {
  api = await startBulkApi({ clock: () => at });
});
afterAll(() => api.close());
beforeEach(async () => {
  at = start;
  api.temporal.woken.length = 0;
  api.temporal.onWake = judgeWoken(api, () => at);
  await api.asOwner('DELETE FROM contacts');
  await api.asOwner(`UPDATE jobs SET state = 'done' WHERE state = 'running'`);
});

/** Patches the settings. @returns the reclassification that follows; undefined when the patch says what is so already */
async function patch(body: unknown): Promise<Ref | undefined> {
  const answer = await api.call('PATCH', '/v1/settings', body);
  expect(answer.statusCode, answer.body).toBe(200);
  const jobs = await api.asOwner<{ id: string }>(
    `SELECT id FROM jobs WHERE state = 'running' ORDER BY created_at DESC, id DESC`,
  );
  return jobs[0] && { workspaceId: api.workspaceId, jobId: jobs[0].id };
}

const jobOf = async ({ jobId }: Ref) => (await api.call('GET', `/v1/jobs/${jobId}`)).json();

/** One round of the job's workflow. @returns how many contacts were behind when it met them */
async function round(job: Ref): Promise<number> {
  let found = 0;
  let after: string | null = null;
  do {
    const page: ScanPage = await api.activities.reclassifyPage({ ...job, after });
    found += page.found;
    after = page.next;
  } while (after !== null);
  await allPages(() => api.activities.wakePage(job));
  return found;
}

async function carryOut(job: Ref) {
  while ((await round(job)) > 0);
  await api.activities.finishJob(job);
  return jobOf(job);
}

describe('new settings', () => {
  it('change exactly the contacts that the preview named, for any patch', async () => {
    await seedJudged(api, fc.sample(anyFacts, { numRuns: 500, seed: 20_261 }), at);
    for (const body of fc.sample(settingsPatch, { numRuns: 20, seed: 20_262 })) {
      const preview = (await api.call('POST', '/v1/settings/preview?limit=10000', body)).json();
      const before = await shownOfAll(api);
      const job = await patch(body);
      if (job) expect(await carryOut(job)).toMatchObject({ kind: 'reclassify', state: 'done', total: 500, done: 500 });
      const after = await shownOfAll(api);
      const changed = [...after].filter(([id, shown]) => before.get(id) !== shown).map(([id]) => id);
      const named = preview.sample.map((contact: { id: string }) => contact.id);
      expect(new Set(changed)).toEqual(new Set(named));
      expect(preview).toMatchObject({ changed: changed.length, total: 500, judged: 500 });
    }
    const versions = await api.asOwner<{ behind: number }>(
      'SELECT count(*) AS behind FROM contacts WHERE settings_version < (SELECT max(version) FROM settings)',
    );
    expect(versions).toEqual([{ behind: 0 }]);
  }, 240_000);

  it('wake nobody for whom nothing changes', async () => {
    const wrote = (daysAgo: number) => [message(new Date(at.getTime() - daysAgo * 86_400_000).toISOString())];
    await seedJudged(api, [wrote(1), wrote(2), wrote(3)], at);
    const steps = () => api.asOwner('SELECT step, evaluated_at, next_deadline FROM contacts ORDER BY id');
    const before = await steps();
    const job = await patch({ status: { qualifiedMinScore: 97 } });
    expect(await carryOut(job as Ref)).toMatchObject({ state: 'done', total: 3, done: 3 });
    expect(api.temporal.woken).toEqual([]);
    expect(await steps()).toEqual(before);
  });

  it('wake those with a nearer deadline before it, the nearest first, after those that change now', async () => {
    const wrote = (daysAgo: number) => [message(new Date(at.getTime() - daysAgo * 86_400_000).toISOString())];
    await patch({ status: { inactiveAfter: 'P14D', activeWithin: 'P90D' } }).then((job) => job && carryOut(job));
    const [five, nine, seven, twelve] = (await seedJudged(
      api,
      [wrote(5), wrote(9), wrote(7), wrote(12)],
      at,
    )) as string[];
    const job = await patch({ status: { inactiveAfter: 'P10D' } });
    expect(await carryOut(job as Ref)).toMatchObject({ state: 'done', total: 4 });
    expect(api.temporal.woken).toEqual([twelve, nine, seven, five]);
    const rows = await api.asOwner<{ id: string; next_deadline: Date; status: string }>(
      'SELECT id, next_deadline, status FROM contacts',
    );
    const row = new Map(rows.map((one) => [one.id, one]));
    expect(row.get(String(twelve))?.status).toBe('inactive');
    expect(row.get(String(nine))?.next_deadline).toEqual(new Date(at.getTime() + 86_400_000));
  });

  it('with a rule on a date wake those who have one before it, and nobody else', async () => {
    const { id: field } = (
      await api.call('POST', '/v1/custom-fields', { key: 'birthday', name: 'Birthday', kind: 'date' })
    ).json();
    const wrote = [message(new Date(at.getTime() - 86_400_000).toISOString())];
    const [none, later, sooner] = (await seedJudged(api, [wrote, wrote, wrote], at)) as string[];
    // Seeded as history, of which no follow-up comes.
    const live = `replace(state::text, '"backfill": true', '"backfill": false')::jsonb`;
    await api.asOwner(`UPDATE contact_checkpoints SET state = ${live}`);
    const soon: [string | undefined, number][] = [
      [later, 20],
      [sooner, 10],
    ];
    for (const [id, days] of soon) {
      const birthday = new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
      await api.asOwner('UPDATE contacts SET custom_fields = ?::jsonb WHERE id = ?', [
        JSON.stringify({ [field]: birthday }),
        id,
      ]);
    }
    const off = { mode: 'off' };
    const when = { date: { field: 'birthday', yearly: true } };
    const job = await patch({
      followUps: {
        triggers: { promise: off, ghosting: off, undecided: off },
        channels: ['web'],
        custom: [{ id: 'birthday', name: 'Birthday', when }],
      },
    });
    expect(await carryOut(job as Ref)).toMatchObject({ state: 'done', total: 3 });
    expect(api.temporal.woken).toEqual([sooner, later]);
    expect(api.temporal.woken).not.toContain(none);
  });

  it('reach a contact that a decision under way judged by the old ones once more', async () => {
    const [contactId] = await seedJudged(api, [[message(day(100))]], at);
    const job = (await patch({ status: { activeMinMessages: 777 } })) as Ref;
    expect(await round(job)).toBe(1);
    await api.asOwner('UPDATE contacts SET settings_version = settings_version - 1 WHERE id = ?', [contactId]);
    expect(await round(job)).toBe(1);
    expect(await round(job)).toBe(0);
  });

  it('overtake older ones, whose job then says so', async () => {
    await seedJudged(api, [[message(day(100))]], at);
    const older = (await patch({ sentiment: { halfLifeMessages: 20 } })) as Ref;
    const newer = (await patch({ sentiment: { halfLifeMessages: 21 } })) as Ref;
    const page = await api.activities.reclassifyPage({ ...older, after: null });
    expect(page).toEqual({ next: null, found: 0, stop: true });
    await api.activities.finishJob(older);
    const { state, receipt } = await jobOf(older);
    expect(state).toBe('cancelled');
    expect(await carryOut(newer)).toMatchObject({ state: 'done', total: 1, done: 1 });
    expect(receipt).toEqual({
      supersededBy: (await api.asOwner<{ v: number }>('SELECT max(version) AS v FROM settings'))[0]?.v,
    });
  });

  it('cannot be half in force: their job is not cancelled', async () => {
    const job = (await patch({ sentiment: { halfLifeMessages: 31 } })) as Ref;
    const answer = await api.call('POST', `/v1/jobs/${job.jobId}/cancel`);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'job_not_cancellable']);
  });
});

describe('the preview', () => {
  it('says which signals count from now on only', async () => {
    const { leadScoring } = (await api.call('GET', '/v1/settings')).json();
    const signal = {
      id: 'asks_refund',
      name: 'Refund',
      kind: 'keyword',
      category: 'intent',
      points: 5,
      keywords: ['refund'],
    };
    const body = { leadScoring: { signals: [...leadScoring.signals, signal] } };
    const preview = (await api.call('POST', '/v1/settings/preview', body)).json();
    expect(preview).toMatchObject({ exact: false, fromNowOn: [{ signalId: 'asks_refund', change: 'new' }] });
    expect((await api.call('POST', '/v1/settings/preview', { status: { activeMinMessages: 2 } })).json()).toMatchObject(
      { exact: true },
    );
  });

  it('stores nothing, and refuses what the settings would refuse', async () => {
    const before = (await api.call('GET', '/v1/settings')).headers.etag;
    const preview = (body: unknown) => api.call('POST', '/v1/settings/preview', body);
    expect((await preview({ status: { activeMinMessages: 9 } })).statusCode).toBe(200);
    expect((await preview({ status: { activeMinMessages: 'many' } })).statusCode).toBe(400);
    expect((await preview({ leadScoring: { grades: { A: 10 } } })).json()).toMatchObject({
      status: 422,
      code: 'settings_contradiction',
    });
    expect((await api.call('GET', '/v1/settings')).headers.etag).toBe(before);
  });
});
