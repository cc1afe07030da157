import type { TextMapPropagator } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

const w3c = new W3CTraceContextPropagator();

/**
 * W3C Trace Context without `tracestate` and baggage: both are free text of whoever calls, and would end up in Temporal's
 * histories, where nothing personal may be.
 */
export const traceparentOnly: TextMapPropagator = {
  inject: (context, carrier, setter) => {
    const all: Record<string, string> = {};
    w3c.inject(context, all, { set: (to: Record<string, string>, key, value) => (to[key] = value) });
    if (all['traceparent'] !== undefined) setter.set(carrier, 'traceparent', all['traceparent']);
  },
  extract: (context, carrier, getter) =>
    w3c.extract(context, carrier, {
      keys: (from) => getter.keys(from),
      get: (from, key) => (key === 'traceparent' ? getter.get(from, key) : undefined),
    }),
  fields: () => ['traceparent'],
};
