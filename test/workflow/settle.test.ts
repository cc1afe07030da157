import { WorkflowUpdateFailedError } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { life, settle } from '../../workflows/definitions.ts';
import { devServerAddress } from '../support/temporal.ts';
import { createContactRig, SHORT_RUNS, WITHOUT_UPDATES } from './support/contact-rig.ts';
import { createFakeContact, silentFor } from './support/fake-contact.ts';
import { eventually } from './support/eventually.ts';

const DAY_MS = 86_400_000;

// Servers and a worker of its own for each test: seconds on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await TestWorkflowEnvironment.createFromExistingServer({ address: await devServerAddress() });
});
afterAll(() => env.teardown());

async function refusal(attempt: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof WorkflowUpdateFailedError ? (error.cause as { type?: string }).type : undefined;
}

test('it starts the workflow, and is answered when its fact has been judged', async () => {
  const contact = createFakeContact();
  contact.lastSeq = 3;
  const rig = await createContactRig(env, contact.activities);
  const settled = await rig.whileRunning(() => rig.settle(3));
  expect(settled).toEqual({ step: 1, judgedSeq: 3 });
});

test('what has been judged already is answered at once, asleep or completed', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(DAY_MS);
  contact.lastSeq = 3;
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    await rig.settle(3);
    expect(await rig.settle(2)).toEqual({ step: 1, judgedSeq: 3 });
    expect(contact.decisions()).toHaveLength(1);

    contact.rules = () => ({ deadline: null });
    contact.lastSeq = 4;
    await rig.arrived(4);
    await rig.handle().result();
    expect(await rig.settle(4)).toEqual({ step: 2, judgedSeq: 4 });
  });
});

test('a number that is nobody’s fact, or no number, is refused', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(DAY_MS);
  contact.lastSeq = 3;
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    expect(await refusal(rig.settle(99))).toBe('no_such_fact');
    expect(contact.judgedSeq).toBe(3);
    expect(await refusal(rig.settle(-1))).toBe('bad_number');
    expect(await rig.settle(3)).toMatchObject({ judgedSeq: 3 });
    await rig.handle().terminate();
  });
});

test('who asks while messages are being read waits for the next reading', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(DAY_MS);
  const rig = await createContactRig(env, contact.activities);
  let second: Promise<unknown> = Promise.resolve();
  contact.left = ['model'];
  contact.meanwhile = [
    () => Promise.resolve(),
    async () => {
      contact.lastSeq = 2;
      second = rig.settle(2);
      await eventually(async () => expect(await rig.handle().query(life)).toMatchObject({ uptoSeq: 2 }));
    },
  ];
  await rig.whileRunning(async () => {
    contact.lastSeq = 1;
    expect(await rig.settle(1)).toMatchObject({ judgedSeq: 1 });
    expect(await second).toMatchObject({ judgedSeq: 2 });
    await rig.handle().terminate();
  });
});

test('who waits for a contact that goes meanwhile is told so', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(DAY_MS);
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    await rig.settle(0);
    contact.gone = true;
    expect(await refusal(rig.settle(1))).toBe('gone');
  });
});

test('a run that has grown too long refuses updates, and goes on with facts', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(DAY_MS);
  contact.lastSeq = 1;
  const rig = await createContactRig(env, contact.activities, { entry: WITHOUT_UPDATES });
  await rig.whileRunning(async () => {
    await rig.arrived(1);
    await eventually(() => expect(contact.judgedSeq).toBe(1));
    expect(await refusal(rig.handle().executeUpdate(settle, { args: [{ uptoSeq: 1 }] }))).toBe('busy');
    contact.lastSeq = 2;
    await rig.arrived(2);
    await eventually(() => expect(contact.judgedSeq).toBe(2));
    await rig.handle().terminate();
  });
});

test(
  'overlapping updates across several runs are all answered, and no signal is lost',
  { timeout: 60_000 },
  async () => {
    const contact = createFakeContact();
    contact.rules = silentFor(DAY_MS);
    const rig = await createContactRig(env, contact.activities, { entry: SHORT_RUNS });
    await rig.whileRunning(async () => {
      const answers: Promise<{ seq: number; judgedSeq: number }>[] = [];
      for (let seq = 1; seq <= 60; seq += 1) {
        contact.lastSeq = seq;
        if (seq % 3 === 0) await rig.arrived(seq);
        // Three in flight at any time, each for a fact of its own.
        else answers.push(rig.settle(seq).then(({ judgedSeq }) => ({ seq, judgedSeq })));
        if (answers.length >= 3) await answers.at(-3);
      }
      for (const { seq, judgedSeq } of await Promise.all(answers)) expect(judgedSeq).toBeGreaterThanOrEqual(seq);
      await eventually(() => expect(contact.judgedSeq).toBe(60));
      const runs = [];
      for await (const run of env.client.workflow.list({ query: `WorkflowId = '${rig.handle().workflowId}'` }))
        runs.push(run.status.name);
      expect(runs.filter((status) => status === 'CONTINUED_AS_NEW').length).toBeGreaterThanOrEqual(3);
      await rig.handle().terminate();
    });
    expect(contact.count('open')).toBe(1);
  },
);
