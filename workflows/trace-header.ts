/** The header under which a `traceparent` travels through Temporal: ids of a trace and a span, and nothing else. */
export const TRACE_HEADER = 'rapport-trace';
