import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { NOOP_TASK_QUEUE, NOOP_WORKFLOW, poke } from './noop-definitions.ts';

/** A worker that does nothing of use, on the installation's own Temporal server. */
export interface NoopRig {
  /** Signals workflow `place`, starting it where it does not run. Resolves when the server has taken the signal. */
  readonly poke: (place: number) => Promise<{ readonly ran: Promise<number> }>;
  readonly close: () => Promise<void>;
}

export async function startNoopRig(address: string): Promise<NoopRig> {
  const waiting = new Map<number, (ranAt: number) => void>();
  const nothing = (number: number): Promise<void> => {
    waiting.get(number)?.(performance.now());
    waiting.delete(number);
    return Promise.resolve();
  };
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    taskQueue: NOOP_TASK_QUEUE,
    workflowsPath: fileURLToPath(new URL('./noop-workflow.ts', import.meta.url)),
    activities: { nothing },
  });
  const working = worker.run();
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });
  const used = new Set<string>();
  let pokes = 0;
  const rig: NoopRig = {
    async poke(place) {
      const workflowId = `noop-${String(place)}`;
      used.add(workflowId);
      const number = pokes++;
      const ran = new Promise<number>((resolve) => waiting.set(number, resolve));
      await workflow.signalWithStart(NOOP_WORKFLOW, {
        workflowId,
        taskQueue: NOOP_TASK_QUEUE,
        signal: poke,
        signalArgs: [number],
      });
      return { ran };
    },
    async close() {
      for (const workflowId of used) await workflow.getHandle(workflowId).terminate('the measurement is over');
      worker.shutdown();
      await working;
      await connection.close();
      await native.close();
    },
  };
  // The first workflow pays for caches and connections that Rapport's worker has long had.
  await (
    await rig.poke(-1)
  ).ran;
  return rig;
}
