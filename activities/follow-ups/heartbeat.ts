import { Context } from '@temporalio/activity';

/** Well within the heartbeat timeout of workflows/activity-profiles.ts. */
const EVERY_MS = 2_000;

/** Tells the server, while the activity runs, that its worker lives: one that was killed is then replaced within seconds. */
export function withHeartbeat<Input, Output>(
  activity: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  return async (input) => {
    const context = Context.current();
    const timer = setInterval(() => {
      context.heartbeat();
    }, EVERY_MS);
    try {
      return await activity(input);
    } finally {
      clearInterval(timer);
    }
  };
}
