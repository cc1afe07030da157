import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

export interface Alarm {
  /** Rings at `at` (ms) or earlier: who is woken looks at the clock, and sets it again. */
  setFor(at: number, summary: string): void;
  /** Whether it has rung since it was last set. */
  rang(): boolean;
}

/** Longer timers are taken in pieces. */
const LONGEST_MS = 365 * 24 * 3_600_000;

/**
 * One durable timer at a time. A timer that would ring early enough is left alone: each message moves a contact's silence
 * further away, and taking down and starting a timer for each of them would be two events where one idle wake-up in a fortnight does.
 */
export function createAlarm(): Alarm {
  let timer: { readonly at: number; readonly scope: CancellationScope } | null = null;

  return {
    setFor: (at, summary) => {
      if (timer !== null && timer.at <= at) return;
      timer?.scope.cancel();
      const now = Date.now();
      const started = { at: Math.min(at, now + LONGEST_MS), scope: new CancellationScope() };
      timer = started;
      started.scope
        .run(() => sleep(started.at - now, { summary }))
        .then(
          () => {
            if (timer === started) timer = null;
          },
          (error: unknown) => {
            // Taken down for an earlier one, or the whole workflow is cancelled, which its loop hears of itself.
            if (!isCancellation(error)) throw error;
          },
        );
    },
    rang: () => timer === null,
  };
}
