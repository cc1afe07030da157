import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { life, reconsider, type ContactLife } from '../../workflows/definitions.ts';
import { timeSkippingEnv } from '../support/temporal.ts';
import { createContactRig, type ContactRig } from './support/contact-rig.ts';
import { createFakeContact, silentFor } from './support/fake-contact.ts';
import { eventually } from './support/eventually.ts';

const DAY_MS = 86_400_000;

// Servers and a worker of its own for each test: seconds on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await timeSkippingEnv();
});
afterAll(() => env.teardown());

/**
 * Waits until the workflow has gone to sleep after a judgement. A decision is taken a moment before its task is told to the server,
 * and when time is skipped in between, the task times out.
 */
const asleepAt = (rig: ContactRig, expected: Partial<ContactLife>): Promise<void> =>
  eventually(async () => expect(await rig.handle().query(life)).toMatchObject(expected));

test('a burst is read and judged once', async () => {
  const contact = createFakeContact();
  const rig = await createContactRig(env, contact.activities);
  for (let seq = 1; seq <= 20; seq += 1) await rig.arrived(seq);
  contact.lastSeq = 20;
  await rig.whileRunning(() => rig.handle().result());
  expect(contact.calls.map(({ activity }) => activity)).toEqual(['open', 'analyse', 'decide']);
  expect(contact.judgedSeq).toBe(20);
});

test('silence is judged at the moment it is due, by the workflow’s clock', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(14 * DAY_MS);
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    contact.lastSeq = 1;
    await rig.arrived(1);
    await asleepAt(rig, { judgedSeq: 1 });
    await env.sleep(14 * DAY_MS - 60_000);
    expect(contact.decisions()).toHaveLength(1);
    await env.sleep(120_000);
    await asleepAt(rig, { step: 2 });
    const [first, second] = contact.decisions();
    expect(Date.parse(second?.now ?? '') - Date.parse(first?.now ?? '')).toBeGreaterThanOrEqual(14 * DAY_MS);
    expect(Date.parse(second?.now ?? '') - Date.parse(first?.now ?? '')).toBeLessThan(14 * DAY_MS + 1_000);
    expect(second).toMatchObject({ step: 2, uptoSeq: 1 });
    await rig.handle().terminate();
  });
});

test('a message moves the silence, without a timer of its own', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(14 * DAY_MS);
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    contact.lastSeq = 1;
    await rig.arrived(1);
    await asleepAt(rig, { judgedSeq: 1 });
    await env.sleep(DAY_MS);
    contact.lastSeq = 2;
    await rig.arrived(2);
    await asleepAt(rig, { judgedSeq: 2 });
    await env.sleep(13.5 * DAY_MS);
    expect(contact.decisions()).toHaveLength(2);
    await env.sleep(DAY_MS);
    await asleepAt(rig, { step: 3 });
    const timers =
      (await rig.handle().fetchHistory()).events?.filter((event) => event.timerStartedEventAttributes) ?? [];
    expect(timers).toHaveLength(3);
    await rig.handle().terminate();
  });
});

test('it ends when nothing is left to wait for, and the next message revives it from the row', async () => {
  const contact = createFakeContact();
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    contact.lastSeq = 1;
    await rig.arrived(1);
    await rig.handle().result();
    contact.lastSeq = 2;
    await rig.arrived(2);
    await rig.handle().result();
  });
  expect(contact.decisions().map(({ step, uptoSeq }) => [step, uptoSeq])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(contact.count('open')).toBe(2);
});

test('a run that finds nothing new is still judged once, since time has passed', async () => {
  const contact = createFakeContact();
  Object.assign(contact, { step: 7, judgedSeq: 3, lastSeq: 3 });
  const rig = await createContactRig(env, contact.activities);
  await rig.arrived(3);
  await rig.whileRunning(() => rig.handle().result());
  expect(contact.decisions()).toMatchObject([{ step: 8, uptoSeq: 3 }]);
  expect(contact.count('analyse')).toBe(0);
});

test('a contact that is gone ends its workflow, wherever it is noticed', async () => {
  const before = createFakeContact();
  before.gone = true;
  const opened = await createContactRig(env, before.activities);
  await opened.arrived(1);
  await opened.whileRunning(() => opened.handle().result());
  expect(before.calls.map(({ activity }) => activity)).toEqual(['open']);

  const meanwhile = createFakeContact();
  meanwhile.rules = silentFor(DAY_MS);
  const rig = await createContactRig(env, meanwhile.activities);
  await rig.whileRunning(async () => {
    meanwhile.lastSeq = 1;
    await rig.arrived(1);
    await asleepAt(rig, { judgedSeq: 1 });
    meanwhile.gone = true;
    await rig.handle().result();
  });
});

test('a row that is ahead is taken up where it stands', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(DAY_MS);
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    contact.lastSeq = 1;
    await rig.arrived(1);
    await asleepAt(rig, { judgedSeq: 1 });
    // Temporal was restored from an older state: the row has gone on without it.
    Object.assign(contact, { step: 40, judgedSeq: 9, lastSeq: 9 });
    await rig.arrived(2);
    await eventually(() => expect(contact.step).toBe(41));
    expect(await rig.handle().query(life)).toMatchObject({ step: 41, judgedSeq: 9, uptoSeq: 9 });
    await rig.handle().terminate();
  });
});

test('a deadline that is always in the past is looked at again every second, not more', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(-DAY_MS);
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    await rig.arrived(0);
    await asleepAt(rig, { step: 1 });
    await env.sleep(10_000);
    await eventually(() => expect(contact.decisions().length).toBeGreaterThan(5));
    const times = contact.decisions().map(({ now }) => Date.parse(now));
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
    await rig.handle().terminate();
  });
});

test('a deadline beyond any timer is slept towards in pieces', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(3 * 365 * DAY_MS);
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    await rig.arrived(0);
    await asleepAt(rig, { step: 1 });
    await env.sleep(2.9 * 365 * DAY_MS);
    expect(contact.decisions()).toHaveLength(1);
    await env.sleep(0.2 * 365 * DAY_MS);
    await asleepAt(rig, { step: 2 });
    await rig.handle().terminate();
  });
});

test('a backlog is read piece by piece, by the model where one is to read it', async () => {
  const contact = createFakeContact();
  contact.left = ['more', 'more', 'model', 'more'];
  contact.lastSeq = 5;
  const rig = await createContactRig(env, contact.activities);
  await rig.arrived(5);
  await rig.whileRunning(() => rig.handle().result());
  const activities = contact.calls.map(({ activity }) => activity);
  expect(activities).toEqual([
    'open',
    'analyse',
    'analyse',
    'analyse',
    'analyseWithModel',
    'analyseWithModel',
    'decide',
  ]);
});

test.each([
  ['locally', []],
  ['by a model', ['model' as const]],
])('what comes in while messages are read %s is read next', async (_, left) => {
  const contact = createFakeContact();
  contact.rules = silentFor(DAY_MS);
  const rig = await createContactRig(env, contact.activities);
  contact.left = [...left];
  const secondComes = async (): Promise<void> => {
    contact.lastSeq = 2;
    await rig.arrived(2);
  };
  contact.meanwhile = [...left.map(() => () => Promise.resolve()), secondComes];
  await rig.whileRunning(async () => {
    contact.lastSeq = 1;
    await rig.arrived(1);
    await asleepAt(rig, { judgedSeq: 2, uptoSeq: 2 });
    expect(contact.decisions().map(({ uptoSeq }) => uptoSeq)).toEqual([1, 2]);
    await rig.handle().terminate();
  });
});

test('a run that has not heard of a fact reads it when it is made to look again', async () => {
  const contact = createFakeContact();
  contact.rules = silentFor(DAY_MS);
  const rig = await createContactRig(env, contact.activities);
  await rig.whileRunning(async () => {
    contact.lastSeq = 1;
    await rig.arrived(1);
    await asleepAt(rig, { judgedSeq: 1 });
    contact.lastSeq = 2;
    await rig.handle().signal(reconsider, { uptoSeq: 2 });
    await asleepAt(rig, { judgedSeq: 2 });
    // By hand, with nothing in it, or with nonsense: looked again, and nothing forgotten.
    await rig.handle().signal('reconsider');
    await rig.handle().signal('arrived', { uptoSeq: 'all of it' });
    await asleepAt(rig, { step: 3, judgedSeq: 2, uptoSeq: 2 });
    await rig.handle().terminate();
  });
});
