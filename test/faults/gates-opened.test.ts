import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, sleep } from '../e2e/support/wait.ts';
import { startLane, type Lane } from './support/lane.ts';
import { bundleWorker, type WorkerBundle } from './support/worker-bundle.ts';

/** api.md: what new settings mean for the others takes so long on a small installation, gates that open included. */
const WITHIN_MS = 15_000;

let code: WorkerBundle;
let lane: Lane;
beforeAll(async () => {
  code = await bundleWorker();
  lane = await startLane(code.file);
  await lane.startWorker().ready;
});
afterAll(async () => {
  await lane.close();
  await code.remove();
});

const hour = (fromNow: number): string =>
  new Date(Date.now() + fromNow * 3_600_000).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Manila',
    timeStyle: 'short',
  });

const OPEN = {
  stopped: false,
  quietHours: null,
  undoWindow: 'PT0S',
  caps: { perContactPerWeek: 10, perHour: 100_000 },
};

test.each([
  ['the stop switch is lifted', { stopped: true }, ['stopped']],
  ['quiet hours are taken away', { quietHours: { start: hour(-2), end: hour(2) } }, ['quiet_hours']],
  ['the cap of the contact is raised', { caps: { perContactPerWeek: 0 } }, ['cap']],
  ['the cap of the hour is raised', { caps: { perHour: 0 } }, ['cap']],
  ['the time to take an approval back is shortened', { undoWindow: 'PT1H' }, ['not_due']],
])(
  'when %s, what waits for it goes out',
  async (text, closed, reasons) => {
    await lane.set({ ...OPEN, ...closed });
    const { id } = await lane.approve(text);
    const read = async () => (await lane.call('GET', `/v1/follow-ups/${id}`)).json();
    await eventually('it waits for its gate', async () => {
      const { state, gate } = await read();
      return state === 'approved' && JSON.stringify(gate.reasons) === JSON.stringify(reasons);
    });
    await sleep(2_000);
    expect(lane.provider.requests(text)).toEqual([]);
    await lane.set(OPEN);
    await eventually('it is sent', async () => (await read()).state === 'sent', WITHIN_MS);
    expect(lane.provider.requests(text)).toHaveLength(1);
  },
  90_000,
);
