import type { Context as ActivityContext } from '@temporalio/activity';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor, InjectedSinks } from '@temporalio/worker';
import type { TraceSinks } from '../workflows/trace-forwarding.ts';
import { TRACE_HEADER } from '../workflows/trace-header.ts';
import { activeTraceparent, inSpan } from './spans.ts';

/** Hands the active span on with what is said to workflows. Without tracing a call stays as it is. */
export const tracedCalls: WorkflowClientInterceptor = {
  start: (input, next) => next({ ...input, headers: withTrace(input.headers) }),
  signalWithStart: (input, next) => next({ ...input, headers: withTrace(input.headers) }),
  startUpdateWithStart: (input, next) =>
    next({
      ...input,
      workflowStartHeaders: withTrace(input.workflowStartHeaders),
      updateHeaders: withTrace(input.updateHeaders),
    }),
};

/** A span for each activity that follows from a traced message. */
export function tracedActivity({ info }: ActivityContext): ActivityInboundCallsInterceptor {
  return {
    execute: (input, next) => {
      const parent = traceOf(input.headers);
      if (parent === undefined) return next(input);
      return inSpan(`activity ${info.activityType}`, { parent, about: { attempt: info.attempt } }, () => next(input));
    },
  };
}

/** A span for each traced message that reached a workflow. */
export const heardByWorkflows: InjectedSinks<TraceSinks> = {
  traces: {
    heard: {
      fn: (_info, message, parent) => inSpan(`workflow hears ${message}`, { parent }, () => Promise.resolve()),
    },
  },
};

function withTrace(headers: Headers): Headers {
  const traceparent = activeTraceparent();
  return traceparent === undefined
    ? headers
    : { ...headers, [TRACE_HEADER]: defaultPayloadConverter.toPayload(traceparent) };
}

function traceOf({ [TRACE_HEADER]: header }: Headers): string | undefined {
  return header === undefined ? undefined : defaultPayloadConverter.fromPayload<string>(header);
}
