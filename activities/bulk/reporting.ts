import { asyncLocalStorage } from '@temporalio/activity';

/** A fraction of the heartbeat time-out in workflows/bulk/profiles.ts. */
const EVERY_MS = 5_000;

/** Reports while `activity` runs that its process is alive: a page of a killed worker is then taken up soon, and not after its time-out. */
export const reporting =
  <Input, Output>(activity: (input: Input) => Promise<Output>) =>
  async (input: Input): Promise<Output> => {
    const context = asyncLocalStorage.getStore();
    const timer = setInterval(() => context?.heartbeat(), EVERY_MS);
    try {
      return await activity(input);
    } finally {
      clearInterval(timer);
    }
  };

/** Ends an activity whose worker shuts down, between two of its steps: the next worker takes the page up. */
export const stopWhenCancelled = (): void => asyncLocalStorage.getStore()?.cancellationSignal.throwIfAborted();
