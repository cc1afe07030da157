import { afterAll, expect, test } from 'vitest';
import { untilAllJudged } from '../../scripts/demo/backlog.ts';
import { castMessages } from '../../scripts/demo/casting.ts';
import { excerpt } from '../../scripts/demo/excerpt.ts';
import { seededRandom, shuffled } from '../../scripts/demo/random.ts';
import { sized } from '../e2e/support/run-length.ts';
import { temporaryHome, type Running, type TemporaryHome } from '../e2e/support/temporary-installation.ts';
import { eventually, sleep } from '../e2e/support/wait.ts';
import type { ModelDouble } from '../enrichment/openai/model-double.ts';
import { startApprovals, type ApprovalsUnderFire } from './support/approvals-under-fire.ts';
import { compare, openBusinesses } from './support/businesses.ts';
import { inflict } from './support/inflict.ts';
import { misfortunesFor, TARGETS, type Target } from './support/misfortunes.ts';
import { startModelUnderFire } from './support/model-under-fire.ts';
import { PATIENCE_MS } from './support/patience.ts';
import { keepWorker, type KeptWorker } from './support/second-worker.ts';
import { openWorkspace } from './support/workspace-under-load.ts';

/** `npm run test:faults` takes the full size: two hundred kills and freezes in twenty thousand messages. */
const size = sized({
  short: { contacts: 50, messages: 400, pauseMs: 150, approvalPauseMs: 400, settleMs: 180_000 },
  full: { contacts: 1_000, messages: 10_000, pauseMs: 250, approvalPauseMs: 1_500, settleMs: 1_800_000 },
});
/** A part that is killed again within a minute is started again later each time, which the full size stays below. */
const pace = sized({
  short: { kills: 1, freezes: 1, pauseMs: 6_000, freezeMs: 3_000 },
  full: { kills: 21, freezes: 21, pauseMs: 36_000, freezeMs: 12_000 },
});
const { FAULT_SEED } = import.meta.env as Readonly<Record<string, string | undefined>>;
const seed = Number(FAULT_SEED ?? 20_261_122);
const REPEATED = 0.1;
const APPROVERS = 4;
const SECRET = 'for the tests of faults and for nothing else';

let home: TemporaryHome | undefined;
let model: ModelDouble | undefined;
let second: KeptWorker | undefined;
let approvals: ApprovalsUnderFire | undefined;
afterAll(async () => {
  await second?.stop();
  await approvals?.close();
  await home?.remove();
  await model?.close();
});

test(
  'whatever is killed, frozen or full under load: no accepted message is lost, doubled or judged wrongly',
  async () => {
    const startedAt = performance.now();
    model = await startModelUnderFire(seededRandom(seed + 2));
    const environment = environmentWith(model);
    home = temporaryHome(8, environment);
    const rapport = await home.start();
    second = secondWorker(rapport, environment);
    const messages = castMessages(excerpt(size.contacts, size.messages), Date.now(), seed);
    const businesses = await openBusinesses(rapport, messages);
    const random = seededRandom(seed);
    const sends = (approvals = await startApprovals(rapport, seededRandom(seed + 1)));
    let underFire = true;
    const misfortunes = strikeAll(rapport).finally(() => (underFire = false));
    const loads = businesses.map(({ workspace, told }) => {
      const repeats = shuffled(told, random).slice(0, told.length * REPEATED);
      // While it is under fire the load goes on slowly, so that it lasts; afterwards as fast as it can.
      return workspace.load(shuffled([...told, ...repeats], random), () => sleep(underFire ? size.pauseMs : 0));
    });
    // A decision waits some seconds for a worker that is away; several people decide at once.
    const approving = Array.from({ length: APPROVERS }, async () => {
      while (underFire) await sends.approveOne().then(() => sleep(size.approvalPauseMs));
    });
    const [struck] = await Promise.all([misfortunes, ...approving, ...loads]);
    const isReady = async (): Promise<boolean> => (await rapport.client.send('GET', '/readyz')).status === 200;
    await eventually('everything is ready', isReady, PATIENCE_MS);
    await untilAllJudged(rapport.databaseUrl(), size.settleMs);
    const sent = await sends.verdict(size.settleMs);

    const reference = await openWorkspace(rapport, 'The same, in order and in peace', {
      ...{ connections: 1, modelSeesText: false },
    });
    await reference.load(messages, () => Promise.resolve());
    await untilAllJudged(rapport.databaseUrl(), size.settleMs);
    const found = await Promise.all(businesses.map((business) => compare(business, reference)));
    const together = (what: 'lost' | 'doubled' | 'wrong'): unknown[] => found.flatMap((one): unknown[] => one[what]);
    const figures = {
      ...{
        seed,
        ...struck,
        accepted: businesses.reduce((sum, { told }) => sum + told.length, 0),
        modelAsked: model.requests.length,
      },
      ...{ lost: together('lost').length, doubled: together('doubled').length, wrong: together('wrong').length },
      seconds: Math.round((performance.now() - startedAt) / 1_000),
    };
    console.table([figures]);
    expect({ lost: together('lost'), doubled: together('doubled'), wrong: together('wrong') }).toEqual({
      ...{ lost: [], doubled: [], wrong: [] },
    });
    console.table([{ ...sent, forgotten: sent.forgotten.length, doubled: sent.doubled.length }]);
    expect(sent).toMatchObject({ forgotten: [], doubled: [], misrecorded: [] });
    expect(Math.min(sent.sent, figures.modelAsked)).toBeGreaterThan(0);
    // A claim without a result is cut off by a kill, or by a frozen part for longer than an answer may take.
    expect(sent.unconfirmed).toBeLessThanOrEqual(sent.brokenOff + struck.kills + struck.freezes + struck.fills);
    expect(businesses.flatMap(({ workspace }) => workspace.refusals)).toEqual([]);
  },
  sized({ short: 600_000, full: 7_200_000 }),
);

const environmentWith = ({ baseUrl }: ModelDouble): Record<string, string> => ({
  ...{ RAPPORT_SECRET_KEY: SECRET, RAPPORT_ALLOW_PRIVATE_TARGETS: '1' },
  ...{ OPENAI_API_KEY: 'a key that this model does not look at', OPENAI_BASE_URL: baseUrl },
});

function secondWorker(rapport: Running, environment: Record<string, string>): KeptWorker {
  return keepWorker({
    ...{ DATABASE_URL: rapport.databaseUrl(), TEMPORAL_ADDRESS: rapport.temporalAddress },
    ...environment,
    ...{ RAPPORT_OUTBOX: 'console', LOG_LEVEL: 'silent' },
  });
}

/** Each target has its own misfortunes, so that several happen at once. */
async function strikeAll(rapport: Running): Promise<Record<'kills' | 'freezes' | 'fills', number>> {
  const plant = {
    pid: (target: Target) =>
      target === 'second worker' ? (second?.pid() ?? null) : (rapport.processIds()[target] ?? null),
    databaseUrl: rapport.databaseUrl,
  };
  const done = { kill: 0, freeze: 0, fill: 0 };
  await Promise.all(
    TARGETS.map(async (target) => {
      for (const misfortune of misfortunesFor(target, pace, seed)) {
        await inflict(plant, misfortune);
        done[misfortune.kind]++;
      }
    }),
  );
  return { kills: done.kill, freezes: done.freeze, fills: done.fill };
}
