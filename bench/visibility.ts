import { readSample } from '../scripts/demo/sample.ts';
import { startNoopRig } from './support/noop-rig.ts';
import { latencyOf } from './support/percentiles.ts';
import { latencies, type Measurement } from './support/report.ts';
import type { Setting } from './support/setting.ts';
import { measureVisibility } from './support/visibility.ts';

const PER_SECOND = 5;

/** From a message's 202 to the contact list that shows its contact judged, at an even five messages a second. */
export async function measureLag({ client, temporalAddress, size }: Setting): Promise<Measurement[]> {
  const count = size === 'quick' ? 150 : 600;
  const texts = readSample().map(({ turns }) => turns[0]?.[1] ?? '');
  const rapport = latencyOf(await measureVisibility(client, texts.slice(0, count), PER_SECOND));
  const raw = latencyOf(await measureNoop(temporalAddress, Math.min(count, 100)));
  const rawIs = 'from a signal that starts a workflow to its empty activity';
  return latencies('message visible after its 202', rapport, raw, rawIs);
}

async function measureNoop(temporalAddress: string, count: number): Promise<number[]> {
  const rig = await startNoopRig(temporalAddress);
  const startedAt = performance.now();
  const measured = await Promise.all(
    Array.from({ length: count }, async (_, place) => {
      const at = startedAt + (place * 1_000) / PER_SECOND;
      await new Promise((resolve) => setTimeout(resolve, at - performance.now()));
      const { ran } = await rig.poke(1_000_000 + place);
      const takenAt = performance.now();
      // The activity can be there before the answer to the signal is.
      return Math.max(0, (await ran) - takenAt);
    }),
  );
  await rig.close();
  return measured;
}
