import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';

/**
 * Short work on the database by the worker that runs the workflow: a local activity is one event in the history, a regular one
 * three and two trips through the server.
 *
 * A contact must outlive any outage of the database, so that nothing here ever gives up. After three seconds of retries the
 * waiting moves to a timer of the server: a workflow task held open has to report every few seconds, which is three events each.
 */
export const DATABASE: LocalActivityOptions = {
  startToCloseTimeout: '15 seconds',
  localRetryThreshold: '3 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
};

/**
 * One call of a remote model: seconds, and what it costs is lost with the attempt. After MODEL_ATTEMPTS the activity lets the
 * local analyzer answer; the retries beyond that are for the database alone.
 */
export const MODEL: ActivityOptions = {
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 3, maximumInterval: '1 minute' },
};

/** One short call of a model, whose own time-out is well before: a contact whose worker died waits no longer than this. */
export const SUGGESTION: ActivityOptions = {
  startToCloseTimeout: '45 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 3, maximumInterval: '1 minute' },
};

/**
 * One call of a channel. Its activity claims what it sends, and finds its own claim when it runs again: a repetition never sends
 * twice, so it may go on for as long as the database is away. The heartbeat tells of a worker that died, long before the call
 * itself could time out.
 */
export const CHANNEL: ActivityOptions = {
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
};
