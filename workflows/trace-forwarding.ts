import {
  proxySinks,
  workflowInfo,
  type Headers,
  type Sinks,
  type WorkflowInterceptorsFactory,
} from '@temporalio/workflow';
import { defaultPayloadConverter } from '@temporalio/common';
import { TRACE_HEADER } from './trace-header.ts';

/** What a worker makes of a message to a workflow: a span. */
export interface TraceSinks extends Sinks {
  readonly traces: { heard(message: string, traceparent: string): void };
}

/** What is done later follows from the clock, and is no part of the trace of a message from last week. */
const FRESH_MS = 60_000;

const { traces } = proxySinks<TraceSinks>();

/**
 * Hands the trace of the newest message on to the activities that follow from it. The SDK's own interceptors would bind all
 * activities of a run to the message that started the run; a contact's run lives for months and hears thousands of messages.
 *
 * Adds no command and no yield, so that histories replay with it and without it: test/telemetry/replay.test.ts.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  let heard: { readonly header: Headers[string]; readonly at: number } | undefined;

  const hear = (message: string, { [TRACE_HEADER]: header }: Headers): void => {
    heard = header === undefined ? undefined : { header, at: Date.now() };
    if (header !== undefined) traces.heard(message, defaultPayloadConverter.fromPayload<string>(header));
  };
  const withTrace = <Input extends { readonly headers: Headers }>(input: Input): Input =>
    heard === undefined || Date.now() - heard.at > FRESH_MS
      ? input
      : { ...input, headers: { ...input.headers, [TRACE_HEADER]: heard.header } };

  return {
    inbound: [
      {
        execute: (input, next) => {
          hear(workflowInfo().workflowType, input.headers);
          return next(input);
        },
        handleSignal: (input, next) => {
          hear(input.signalName, input.headers);
          return next(input);
        },
        handleUpdate: (input, next) => {
          hear(input.name, input.headers);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(withTrace(input)),
        scheduleLocalActivity: (input, next) => next(withTrace(input)),
      },
    ],
  };
};
