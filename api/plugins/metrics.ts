import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { App } from '../deps.ts';

/** Seconds; the product's own promises (0.3 s, 1.5 s) are among the bounds. */
const BOUNDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 1.5, 3, 10];

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
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    void reply.type(register.contentType).serializer(String);
    return register.metrics();
  });
}
