import { afterAll, beforeAll, expect, test } from 'vitest';
import { sized } from '../e2e/support/run-length.ts';
import { runCampaign } from './support/campaign.ts';
import { startLane, type Lane } from './support/lane.ts';
import { livesFor, STEPS, type Step } from './support/lives.ts';
import { judgeCampaign, together } from './support/verdict.ts';
import { bundleWorker, type WorkerBundle } from './support/worker-bundle.ts';

/**
 * `npm run test:faults` kills a thousand workers. FAULT_KILLS and FAULT_SEED take other numbers: the same seed kills at the same
 * steps.
 */
const { FAULT_KILLS, FAULT_SEED } = import.meta.env as Readonly<Record<string, string | undefined>>;
const kills = Number(FAULT_KILLS ?? sized({ short: 18, full: 1_000 }));
const seed = Number(FAULT_SEED ?? 20_261_122);
const LANES = sized({ short: 2, full: 3 });

let code: WorkerBundle;
let lanes: Lane[] = [];
beforeAll(async () => {
  code = await bundleWorker();
  lanes = await Promise.all(Array.from({ length: LANES }, () => startLane(code.file)));
});
afterAll(async () => {
  await Promise.all(lanes.map((lane) => lane.close()));
  await code.remove();
});

test(
  `workers killed at every step of sending, ${String(kills)} times: nothing is sent twice, nothing is lost`,
  async () => {
    const lives = livesFor(kills, seed);
    const startedAt = performance.now();
    const verdicts = await Promise.all(
      lanes.map(async (lane, number) => {
        const own = lives.filter((_, index) => index % LANES === number);
        return judgeCampaign(lane, await runCampaign(lane, own, `${String(number + 1)}`));
      }),
    );
    const { faults, ...figures } = together(verdicts);
    const killsAt = (step: Step): number => lives.filter((life) => life.step === step).length;
    console.table([Object.fromEntries(STEPS.map((step) => [step, killsAt(step)]))]);
    console.table([{ seed, ...figures, seconds: Math.round((performance.now() - startedAt) / 1_000) }]);
    expect(faults).toEqual([]);
    expect(figures).toMatchObject({ kills, lost: 0, doubled: 0, misrecorded: 0, approved: 2 * kills });
    expect(figures.cutShort).toBeGreaterThanOrEqual(Math.floor(kills / 3));
  },
  sized({ short: 600_000, full: 7_200_000 }),
);
