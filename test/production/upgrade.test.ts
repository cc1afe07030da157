import { fileURLToPath } from 'node:url';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, type Worker, type WorkflowBundle } from '@temporalio/worker';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContactWorker } from '../../worker/workers.ts';
import { arrived, CONTACT_WORKFLOW, contactWorkflowId, life, type ContactInput } from '../../workflows/definitions.ts';
import { timeSkippingEnv } from '../support/temporal.ts';
import { PRODUCTION, testBundle } from '../workflow/support/contact-rig.ts';
import { eventually } from '../workflow/support/eventually.ts';
import { createFakeContact, silentFor, type FakeContact } from '../workflow/support/fake-contact.ts';

const DAY_MS = 86_400_000;
const QUEUE = 'upgraded';

let env: TestWorkflowEnvironment;
let before: WorkflowBundle;
let after: WorkflowBundle;
beforeAll(async () => {
  env = await timeSkippingEnv();
  before = await testBundle(PRODUCTION);
  after = await withTraces();
}, 120_000);
afterAll(() => env.teardown());

/** This version as it runs in production: the workflows with traces handed on, which the version before did not do. */
function withTraces(): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(PRODUCTION),
    workflowInterceptorModules: [fileURLToPath(new URL('../../workflows/trace-forwarding.ts', import.meta.url))],
    logger: new DefaultLogger('ERROR'),
  });
}

/** Keeps no workflow in memory: each task replays the whole history, which the other version may have written. */
const workerOf = (bundle: WorkflowBundle, contact: FakeContact): Promise<Worker> =>
  createContactWorker(
    {
      ...{ connection: env.nativeConnection, namespace: 'default', taskQueue: QUEUE, bundle },
      logger: pino({ level: 'silent' }),
    },
    contact.activities,
    { databaseConnections: 2, cachedContacts: 0 },
  );

function rigOf(contactId: string, contact: FakeContact) {
  const ref = { workspaceId: 'a-workspace', contactId };
  const workflowId = contactWorkflowId(ref);
  const handle = env.client.workflow.getHandle(workflowId);
  return {
    hears: async (seq: number): Promise<void> => {
      contact.lastSeq = seq;
      await env.client.workflow.signalWithStart(CONTACT_WORKFLOW, {
        ...{ workflowId, taskQueue: QUEUE, args: [{ version: 1, ...ref } satisfies ContactInput] },
        ...{ signal: arrived, signalArgs: [{ uptoSeq: seq }] },
      });
    },
    asleepAt: (judgedSeq: number): Promise<void> =>
      eventually(async () => expect(await handle.query(life)).toMatchObject({ judgedSeq })),
    failedTasks: async (): Promise<number> =>
      ((await handle.fetchHistory()).events ?? []).filter(({ workflowTaskFailedEventAttributes: failed }) => failed)
        .length,
  };
}

test('a worker of this version goes on with contacts of the version before, and the other way round', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(14 * DAY_MS);
  const rig = rigOf('handed-over', contact);
  let seq = 0;
  for (const bundle of [before, after, before, after]) {
    const worker = await workerOf(bundle, contact);
    await worker.runUntil(async () => {
      await rig.hears((seq += 1));
      await rig.asleepAt(seq);
    });
  }
  const worker = await workerOf(after, contact);
  await worker.runUntil(async () => {
    const decided = contact.count('decide');
    await env.sleep(15 * DAY_MS);
    await eventually(() => expect(contact.count('decide')).toBe(decided + 1));
    await rig.asleepAt(seq);
  });
  expect(contact.decisions().map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
  expect(await rig.failedTasks()).toBe(0);
}, 90_000);
