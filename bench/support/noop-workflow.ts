import { condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { poke } from './noop-definitions.ts';

interface NoopActivities {
  nothing(poke: number): Promise<void>;
}

const { nothing } = proxyActivities<NoopActivities>({ startToCloseTimeout: '30 seconds' });

/** The least that a signalled workflow can do: one empty activity for each signal, and no state. */
export async function noop(): Promise<void> {
  const waiting: number[] = [];
  setHandler(poke, (number) => {
    waiting.push(number);
  });
  for (;;) {
    await condition(() => waiting.length > 0);
    await nothing(waiting.shift() as number);
  }
}
