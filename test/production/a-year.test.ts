import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sized } from '../e2e/support/run-length.ts';
import { timeSkippingEnv } from '../support/temporal.ts';
import { createContactRig, type ContactRig } from '../workflow/support/contact-rig.ts';
import { createFakeContact, silentFor, type FakeContact } from '../workflow/support/fake-contact.ts';
import type { SendTask } from '../../workflows/activity-contract.ts';
import { RUN_LIMITS } from '../../workflows/contact-handlers.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A year: messages evenly, and now and then a silence that a deadline falls into, at which a follow-up is worded and goes out. */
const { messages, silenceAfterEvery } = sized({
  short: { messages: 360, silenceAfterEvery: 60 },
  full: { messages: 20_000, silenceAfterEvery: 2_000 },
});
const SILENCE_MS = 12 * DAY_MS;
const DEADLINE_MS = 10 * DAY_MS;
const silences = Math.floor(messages / silenceAfterEvery);
const BETWEEN_MS = Math.floor((365 * DAY_MS - silences * SILENCE_MS) / messages);

/** Beyond a run's limit there is what one more judgement writes. */
const LONGEST_RUN = RUN_LIMITS.renewAt + 100;

/** What a run hands to the next: ids, numbers and instants of one contact. */
const MOST_CARRIED = 2_000;

/** Of objects in use, where the test itself writes down 350 bytes of each message; and of all memory, which is given back late. */
const MOST_GROWN_MB = { heapUsed: 25, rss: 100 };

/** Bytes that this process holds, with what nobody uses any more collected before. */
function heldNow(): NodeJS.MemoryUsage {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage();
}

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await timeSkippingEnv();
});
afterAll(() => env.teardown());

test(
  `a year of one busy contact: ${String(messages)} messages, each judged, in runs that stay short`,
  { timeout: sized({ short: 120_000, full: 1_800_000 }) },
  async () => {
    const contact = createFakeContact();
    contact.rules = silentFor(DEADLINE_MS);
    const rig = await createContactRig(env, contact.activities, { cachedContacts: 2 });
    const memory: NodeJS.MemoryUsage[] = [];
    const runs = await rig.whileRunning(async () => {
      for (let seq = 1; seq <= messages; seq += 1) {
        await hears(rig, contact, seq);
        if (seq % silenceAfterEvery === 0) {
          memory.push(heldNow());
          await sleepsThrough(contact, seq / silenceAfterEvery);
        }
      }
      return runsOf(rig);
    });

    expect(contact.judgedSeq).toBe(messages);
    // Nothing twice: a judgement for each message, one for each deadline and what was sent at it, and one at the beginning.
    expect(contact.decisions().map(({ step }) => step)).toEqual(contact.decisions().map((_, at) => at + 1));
    expect(contact.count('decide')).toBeLessThanOrEqual(messages + 2 * silences + 1);
    expect(contact.count('decide')).toBeGreaterThanOrEqual(messages + 2 * silences);

    const sent = contact.calls.filter(({ activity }) => activity === 'send').map(({ input }) => idSent(input));
    expect(sent).toEqual(Array.from({ length: silences }, (_, nth) => followUpId(nth + 1)));
    expect(contact.count('suggest')).toBe(silences);

    expect(runs.length).toBeGreaterThan(1);
    for (const { events, carried } of runs) {
      expect(events).toBeLessThanOrEqual(LONGEST_RUN);
      expect(carried).toBeLessThanOrEqual(MOST_CARRIED);
    }
    const grownMb = (kind: keyof typeof MOST_GROWN_MB): number =>
      ((memory.at(-1)?.[kind] ?? NaN) - (memory[0]?.[kind] ?? NaN)) / 2 ** 20;
    expect(grownMb('heapUsed')).toBeLessThan(MOST_GROWN_MB.heapUsed);
    expect(grownMb('rss')).toBeLessThan(MOST_GROWN_MB.rss);
    console.log(
      `${String(messages)} messages, ${String(runs.length)} runs of at most ${String(Math.max(...runs.map(({ events }) => events)))} events, ` +
        `${String(Math.max(...runs.map(({ carried }) => carried)))} bytes carried, ${grownMb('heapUsed').toFixed(1)} MB of objects ` +
        `and ${grownMb('rss').toFixed(0)} MB of memory more than at first`,
    );
  },
);

async function hears(rig: ContactRig, contact: FakeContact, seq: number): Promise<void> {
  contact.lastSeq = seq;
  await rig.arrived(seq);
  await until(() => contact.judgedSeq === seq);
  await env.sleep(BETWEEN_MS);
}

const followUpId = (nth: number): string => `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`;

const idSent = (input: unknown): string => (input as { readonly task: SendTask }).task.id;

/** What the deadline finds is worded, sent, and settled at once. */
async function sleepsThrough(contact: FakeContact, nth: number): Promise<void> {
  const id = followUpId(nth);
  contact.work = {
    suggestions: [{ followUpId: id, about: 'our_question', language: 'en' }],
    sends: [{ kind: 'follow_up', id }],
  };
  await env.sleep(SILENCE_MS);
  await until(() => contact.count('send') === nth);
}

async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > giveUpAt) throw new Error('the contact was not judged within 30 seconds');
    await pause(2);
  }
}

interface Run {
  readonly events: number;
  /** Bytes of what it started with. */
  readonly carried: number;
}

/** From the newest run back to the first: each names the one that it continues. */
async function runsOf(rig: ContactRig): Promise<Run[]> {
  const { workflowId } = rig.handle();
  const runs: Run[] = [];
  let next: string | null | undefined = (await rig.handle().describe()).runId;
  while (next) {
    const { run, continues } = await readRun(workflowId, next);
    runs.push(run);
    next = continues;
  }
  return runs;
}

async function readRun(workflowId: string, runId: string): Promise<{ run: Run; continues: string | null | undefined }> {
  const events = (await env.client.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [];
  const started = events[0]?.workflowExecutionStartedEventAttributes;
  const payloads = started?.input?.payloads ?? [];
  const carried = payloads.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return { run: { events: events.length, carried }, continues: started?.continuedExecutionRunId };
}
