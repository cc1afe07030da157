import { vi } from 'vitest';

/** Waits for what a worker or a relay will have done in a moment, and on a busy machine a while later. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000, interval: 20 });
