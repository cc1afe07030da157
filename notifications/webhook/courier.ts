import { beginDue, type DeliverDeps } from './deliver.ts';

export interface Courier {
  /** Begins what is due, as far as there are hands free. @returns whether there may be more at once */
  round(): Promise<boolean>;
  /** Waits for the calls under way. */
  drain(): Promise<void>;
}

/** Calls under way at once in one worker. They wait for others' servers and cost next to nothing. */
const HANDS = 64;

/**
 * Keeps calling without waiting for the slowest: an endpoint that lets its calls hang holds as many hands as it may have at once,
 * and everybody else is told meanwhile.
 *
 * @param onError hears of a call whose answer could not be recorded; its lease runs out, and it is made again
 */
export function createCourier(deps: DeliverDeps, onError: (error: unknown) => void): Courier {
  const underWay = new Set<Promise<void>>();
  return {
    round: async () => {
      const begun = await beginDue(deps, HANDS - underWay.size);
      for (const call of begun) {
        const settled: Promise<void> = call.catch(onError).finally(() => underWay.delete(settled));
        underWay.add(settled);
      }
      if (underWay.size === HANDS) await Promise.race(underWay);
      return begun.length > 0;
    },
    drain: async () => void (await Promise.all(underWay)),
  };
}
