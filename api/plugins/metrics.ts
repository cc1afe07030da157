import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { BOUNDS, metrics } from '../../telemetry/metrics.ts';
import type { App } from '../deps.ts';

/** `/metrics` for Prometheus, and a log line for each request. Both know routes and never URLs: those hold names and addresses. */
export function installMetrics(app: App): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: 'rapport_http_request_duration_seconds',
    help: 'Time from a request to its whole answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BOUNDS,
    registers: [register],
  });

  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    };
    duration.observe(labels, reply.elapsedTime / 1000);
    request.log.debug({ ...labels, ms: Math.round(reply.elapsedTime) }, 'request answered');
  });
  const all = Registry.merge([register, metrics]);
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    void reply.type(all.contentType).serializer(String);
    return all.metrics();
  });
}
