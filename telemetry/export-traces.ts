import { FastifyOtelInstrumentation } from '@fastify/otel';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { withoutPersonalData } from './exported-spans.ts';
import type { Tracing } from './start-tracing.ts';
import { traceparentOnly } from './traceparent-only.ts';

/** A collector that does not answer must not hold up the end of a process for long. */
const EXPORT_WITHIN_MS = 3_000;

/** Sends spans to an OpenTelemetry collector (OTLP over HTTP). */
export function exportTraces(
  { endpoint, ratio }: NonNullable<Config['traces']>,
  service: string,
  logger: Logger,
): Tracing {
  const line = (said: string) => {
    logger.warn({ said: said.slice(0, 200) }, 'traces cannot be handed over');
  };
  const silent = () => undefined;
  diag.setLogger({ error: line, warn: line, info: silent, debug: silent, verbose: silent }, DiagLogLevel.WARN);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_WITHIN_MS,
  });
  const chosen = new TraceIdRatioBasedSampler(ratio);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    // Callers may continue their trace, but what we record and pay for is not theirs to say.
    sampler: new ParentBasedSampler({ root: chosen, remoteParentSampled: chosen }),
    spanProcessors: [new BatchSpanProcessor(withoutPersonalData(exporter), { exportTimeoutMillis: EXPORT_WITHIN_MS })],
  });
  provider.register({ propagator: traceparentOnly });
  return { requests: requestSpans(), stop: () => provider.shutdown() };
}

function requestSpans() {
  const instrumentation = new FastifyOtelInstrumentation({
    instrumentHooks: false,
    instrumentHandler: false,
    recordExceptions: false,
    requestHook: (span, { method, routeOptions }) => span.updateName(`${method} ${routeOptions.url ?? 'nowhere'}`),
  });
  return instrumentation.plugin();
}
