import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { listenOn } from './listening.ts';

let api: TestApi;
let url: string;
beforeAll(async () => {
  api = await startTestApi();
  url = `${await listenOn(api)}/v1/events`;
});
afterAll(() => api.close());

/** What one writer does, one after the other: a line that commits, or is undone, after being open for so long. */
const writer = fc.array(fc.record({ openMs: fc.integer({ min: 0, max: 120 }), commits: fc.boolean() }), {
  minLength: 1,
  maxLength: 8,
});

/** @returns ids of the jobs whose making was committed */
async function write(steps: readonly { openMs: number; commits: boolean }[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: api.ownerUrl });
  await client.connect();
  const committed: string[] = [];
  for (const { openMs, commits } of steps) {
    const id = randomUUID();
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO rapport.jobs (id, workspace_id, kind, request, created_by, started_at)
       VALUES ($1, $2, 'reclassify', '{}', 'test', now())`,
      [id, api.workspaceId],
    );
    await sleep(openMs);
    await client.query(commits ? 'COMMIT' : 'ROLLBACK');
    if (commits) committed.push(id);
  }
  await client.end();
  return committed;
}

/** Reads the stream over connections that break after so many milliseconds each, and then over one that stays. */
function listen(breaks: readonly number[]) {
  const heard: string[] = [];
  let position = '';
  let ended = false;
  let begun: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (begun = resolve));
  const controllers: AbortController[] = [];

  const connect = async (lastsMs: number | undefined): Promise<void> => {
    const ending = new AbortController();
    controllers.push(ending);
    const timer = lastsMs === undefined ? undefined : setTimeout(() => ending.abort(), lastsMs);
    const headers = { authorization: `Bearer ${api.adminKey}`, ...(position ? { 'last-event-id': position } : {}) };
    try {
      const response = await fetch(url, { headers, signal: ending.signal });
      let text = '';
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        const frames = (text + Buffer.from(chunk).toString()).split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) {
          position = /^id: (.+)$/m.exec(frame)?.[1] ?? position;
          if (frame.includes('event: job.progress'))
            heard.push((JSON.parse(/^data: (.+)$/m.exec(frame)?.[1] ?? '') as { id: string }).id);
          begun();
        }
      }
    } catch (error) {
      if (!ending.signal.aborted) throw error;
    }
    clearTimeout(timer);
  };
  const done = (async () => {
    for (const each of breaks) await connect(each);
    if (!ended) await connect(undefined);
  })();
  return {
    heard,
    ready,
    end: async () => {
      ended = true;
      controllers.at(-1)?.abort();
      await done;
    },
  };
}

it('hears each commit once, however late it comes and however often the connection breaks', async () => {
  const scenario = fc.record({
    writers: fc.array(writer, { minLength: 2, maxLength: 6 }),
    // The first connection has to last until it has told where it begins.
    breaks: fc.array(fc.integer({ min: 5, max: 400 }), { maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ writers, breaks }) => {
      const listener = listen([600, ...breaks]);
      await listener.ready;
      const committed = (await Promise.all(writers.map(write))).flat();
      const patience = Date.now() + 8_000;
      while (listener.heard.length < committed.length && Date.now() < patience) await sleep(50);
      await sleep(300);
      await listener.end();
      expect([...listener.heard].sort()).toEqual([...committed].sort());
    }),
    { numRuns: 12 },
  );
}, 120_000);
