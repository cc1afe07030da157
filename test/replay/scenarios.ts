import { setTimeout as realTime } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { approveFollowUp, reconsider } from '../../workflows/definitions.ts';
import { PRODUCTION, SHORT_RUNS, type ContactRig } from '../workflow/support/contact-rig.ts';
import { silentFor, type FakeContact } from '../workflow/support/fake-contact.ts';

const DAY_MS = 86_400_000;

export interface Stage {
  readonly rig: ContactRig;
  readonly contact: FakeContact;
  readonly env: TestWorkflowEnvironment;
  /** Waits, in real time, until the contact has taken this many decisions. */
  readonly decided: (count: number) => Promise<void>;
}

/** One path through the life of a contact. */
export interface Scenario {
  /** Which server it needs: one on which time is skipped, or a real one, which alone knows updates that start a workflow. */
  readonly on: 'skipped time' | 'real server';
  /** The workflows that play it. */
  readonly entry: URL;
  readonly play: (stage: Stage) => Promise<void>;
}

const skipped = (play: Scenario['play']): Scenario => ({ on: 'skipped time', entry: PRODUCTION, play });
const real = (play: Scenario['play'], entry = PRODUCTION): Scenario => ({ on: 'real server', entry, play });

/** By name; its recordings are `histories/<name>.<run>.json`. A changed scenario is a new one, under a new name. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  burst: real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    for (contact.lastSeq = 1; contact.lastSeq < 20; contact.lastSeq += 1) await rig.arrived(contact.lastSeq);
    await rig.arrived(20);
    await decided(1);
  }),

  silence: skipped(async ({ rig, contact, env, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(1);
    await env.sleep(10 * DAY_MS);
    contact.lastSeq = 2;
    await rig.arrived(2);
    await decided(2);
    await env.sleep(15 * DAY_MS);
    await decided(3);
  }),

  lock: real(async ({ rig, contact }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.lastSeq = 1;
    await rig.settle(1);
    contact.rules = () => ({ deadline: null, attributes: { status: 'qualified', stage: 'closing', grade: 'B' } });
    contact.lastSeq = 2;
    await rig.settle(2);
    await rig.handle().result();
  }),

  'update-across-continue-as-new': real(async ({ rig, contact }) => {
    contact.rules = silentFor(14 * DAY_MS);
    const answers: Promise<unknown>[] = [];
    for (let seq = 1; seq <= 30; seq += 1) {
      contact.lastSeq = seq;
      answers.push(rig.settle(seq));
      if (answers.length >= 3) await answers.at(-3);
    }
    await Promise.all(answers);
  }, SHORT_RUNS),

  'completed-and-revived': real(async ({ rig, contact }) => {
    contact.lastSeq = 1;
    await rig.arrived(1);
    await rig.handle().result();
    contact.lastSeq = 2;
    await rig.arrived(2);
    await rig.handle().result();
  }),

  'settings-change': real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(1);
    // An earlier deadline: the timer that runs is too late for it.
    contact.rules = silentFor(3 * DAY_MS);
    await rig.handle().signal(reconsider, { settingsVersion: 2 });
    await decided(2);
  }),

  delete: real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(1);
    contact.gone = true;
    await rig.arrived(2);
    await rig.handle().result();
  }),

  'restored-from-an-older-state': real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(1);
    Object.assign(contact, { step: 40, judgedSeq: 9, lastSeq: 9 });
    await rig.arrived(2);
    await decided(3);
  }),

  'read-by-a-model': real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.left = ['more', 'model', 'more'];
    contact.failing.analyseWithModel = [new Error('rate limited')];
    contact.lastSeq = 5;
    await rig.arrived(5);
    await decided(1);
  }),

  'database-away': real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.failing.decide = Array.from({ length: 7 }, () => new Error('connection refused'));
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(8);
  }),

  'passed-deadline': skipped(async ({ rig, contact, env, decided }) => {
    contact.rules = silentFor(-DAY_MS);
    await rig.arrived(0);
    await decided(1);
    await env.sleep(3_000);
    contact.rules = silentFor(1_000 * DAY_MS);
    await env.sleep(500 * DAY_MS);
  }),

  'not-searchable': real(async ({ rig, contact, decided }) => {
    contact.searchable = false;
    contact.rules = silentFor(14 * DAY_MS);
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(1);
  }),

  'follow-up-worded-and-sent': real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    const [one, two] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'] as const;
    contact.work = {
      suggestions: [{ followUpId: one, about: 'our_question', language: 'en' }],
      sends: [
        { kind: 'follow_up', id: one },
        { kind: 'message', id: two },
      ],
    };
    contact.sent = ['settled', 'later'];
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(2);
  }),

  'gate-closed-at-the-claim': skipped(async ({ rig, contact, env, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.work = { sends: [{ kind: 'follow_up', id: '00000000-0000-7000-8000-000000000001' }] };
    contact.sent = ['closed'];
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(1);
    await env.sleep(10_000);
    await decided(2);
  }),

  'an-operator-decides': real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(1);
    contact.lastSeq = 2;
    await rig.handle().signal(approveFollowUp, { followUpId: '00000000-0000-7000-8000-000000000001', version: 1 });
    await decided(2);
  }),

  'joined-with-another': real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.work = { links: ['00000000-0000-7000-8000-000000000003'] };
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(1);
    contact.lastSeq = 2;
    await rig.arrived(2);
    await decided(2);
  }),

  'absorbed-by-another': real(async ({ rig, contact }) => {
    contact.work = {
      links: ['00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000004'],
      sends: [{ kind: 'message', id: '00000000-0000-7000-8000-000000000002' }],
    };
    contact.rules = (now) => {
      contact.gone = true;
      return silentFor(14 * DAY_MS)(now);
    };
    contact.lastSeq = 1;
    await rig.arrived(1);
    await rig.handle().result();
    if (contact.count('link') !== 1 || contact.count('send') !== 0) throw new Error('an absorbed contact went on');
  }),

  'written-while-a-model-reads': real(async ({ rig, contact, decided }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.left = ['model'];
    contact.meanwhile = [
      () => Promise.resolve(),
      async () => {
        contact.lastSeq = 2;
        await rig.arrived(2);
      },
    ];
    contact.lastSeq = 1;
    await rig.arrived(1);
    await decided(2);
  }),

  'nobody-s-fact': real(async ({ rig, contact }) => {
    contact.rules = silentFor(14 * DAY_MS);
    contact.lastSeq = 1;
    await rig.settle(99).catch(() => undefined);
    await rig.settle(1);
    // The refusal and the answer reach the history with the task that they were given in.
    await realTime(100);
  }),
};
