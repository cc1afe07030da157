import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, ScanPage } from '../../workflows/bulk-contract.ts';
import { jobWorkflowId, type JobKind } from '../../workflows/bulk-definitions.ts';
import { timeSkippingEnv } from '../support/temporal.ts';
import { playJob, type Script } from './support/scripted-job.ts';

const MORE: Page = { kind: 'more', afterMs: 0 };
const END: Page = { kind: 'end' };

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await timeSkippingEnv();
});
afterAll(() => env.teardown());

/** Plays a job. @returns how long it took on the server's clock, besides what was asked */
async function run(kind: JobKind, script: Script) {
  const started = await env.currentTimeMs();
  const played = await playJob(env, kind, script);
  return { ...played, ms: (await env.currentTimeMs()) - started };
}

describe('eraseContacts', () => {
  it('removes all rows before it looks for runs, and waits as long as it is told', async () => {
    const { asked, ms } = await run('delete', {
      eraseRows: [MORE, MORE, END],
      eraseRuns: [{ kind: 'more', afterMs: 20_000 }, { kind: 'more', afterMs: 5_000 }, END],
    });
    expect(asked).toEqual(['eraseRows', 'eraseRows', 'eraseRows', 'eraseRuns', 'eraseRuns', 'eraseRuns', 'finishJob']);
    expect(ms).toBeGreaterThanOrEqual(25_000);
  });
});

describe('editContacts', () => {
  it('goes on in new runs through any number of pages, saying nothing but the job', async () => {
    const pages = Array.from({ length: 220 }, () => MORE);
    const { asked, inputs, job } = await run('tag', { editContactsPage: [...pages, END] });
    expect(asked.filter((name) => name === 'editContactsPage')).toHaveLength(221);
    expect(asked.at(-1)).toBe('finishJob');
    expect(new Set(inputs.map((input) => JSON.stringify(input)))).toEqual(new Set([JSON.stringify(job)]));
    const handle = env.client.workflow.getHandle(jobWorkflowId(job));
    expect((await handle.fetchHistory()).events?.length).toBeLessThan(2_000);
  });
});

describe('reclassifyContacts', () => {
  const found = (count: number, next: string | null = null): ScanPage => ({ found: count, next, stop: false });

  it('walks page by page, wakes those with a nearer deadline, and goes round until nobody is behind', async () => {
    const { asked, inputs } = await run('reclassify', {
      reclassifyPage: [found(500, 'a'), found(20), found(3), found(0)],
      wakePage: [MORE, END, END],
    });
    expect(asked).toEqual([
      ...['reclassifyPage', 'reclassifyPage', 'wakePage', 'wakePage'],
      ...['reclassifyPage', 'wakePage', 'reclassifyPage', 'finishJob'],
    ]);
    const walked = inputs.flatMap((input) =>
      'after' in (input as object) ? [(input as { after: unknown }).after] : [],
    );
    expect(walked).toEqual([null, 'a', null, null]);
  });

  it('stops when newer settings have overtaken it', async () => {
    const { asked } = await run('reclassify', {
      reclassifyPage: [found(500, 'a'), { found: 0, next: null, stop: true }],
    });
    expect(asked).toEqual(['reclassifyPage', 'reclassifyPage', 'finishJob']);
  });

  it('keeps its place in the walk from run to run', async () => {
    const pages = Array.from({ length: 220 }, (_, index) => found(1, `contact ${String(index)}`));
    const { inputs } = await run('reclassify', { reclassifyPage: [...pages, found(1), found(0)], wakePage: [END] });
    const walked = inputs.flatMap((input) =>
      'after' in (input as object) ? [(input as { after: unknown }).after] : [],
    );
    expect(walked).toEqual([null, ...pages.map(({ next }) => next), null]);
  });
});

describe('reanalyseContacts', () => {
  it('does page after page', async () => {
    expect((await run('reanalyse', { reanalysePage: [MORE, END] })).asked).toEqual([
      'reanalysePage',
      'reanalysePage',
      'finishJob',
    ]);
  });
});
