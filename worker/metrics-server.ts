import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { queueDepths } from '../db/repositories/queue-depths.ts';
import { metrics } from '../telemetry/metrics.ts';

export interface MetricsDeps {
  /** A pool of the role `rapport_relay`. */
  readonly database: Knex;
  /** Where Temporal's native core serves its own metrics, as host:port; undefined where it does not. */
  readonly temporalCore: string | undefined;
  readonly logger: Logger;
}

/** A core that hangs must not cost the product's own numbers. */
const CORE_WITHIN_MS = 2_000;

/**
 * Serves `/metrics` of a worker: its own counts, the queues in the database, and what Temporal's core says of its pollers, slots
 * and caches.
 *
 * @returns stops listening
 */
export async function startMetricsServer(
  { host, port }: { readonly host: string; readonly port: number },
  deps: MetricsDeps,
): Promise<() => Promise<void>> {
  const queues = queueGauges(deps);
  const all = Registry.merge([metrics, processMetrics(), queues.register]);
  const ofThisProcess = async (): Promise<string> => {
    await queues.look();
    return all.metrics();
  };
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    Promise.all([ofThisProcess(), coreMetrics(deps)]).then(
      ([own, core]) => response.setHeader('content-type', all.contentType).end(`${own}\n${core}`),
      (error: unknown) => {
        deps.logger.warn({ err: error }, 'metrics could not be gathered');
        response.writeHead(500).end();
      },
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

function processMetrics(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}

/** Every worker tells the same of the queues: take the maximum over workers, not the sum. */
function queueGauges({ database, logger }: MetricsDeps): { readonly register: Registry; look(): Promise<void> } {
  const register = new Registry();
  const registers = [register];
  const labelNames = ['queue'];
  const depth = new Gauge({ name: 'rapport_queue_depth', help: 'Work waiting in the database', labelNames, registers });
  const oldest = new Gauge({
    name: 'rapport_queue_oldest_seconds',
    help: 'For how long the first of a queue has waited',
    ...{ labelNames, registers },
  });
  const readable = new Gauge({
    name: 'rapport_queues_readable',
    help: '1 when the queues could be looked at, 0 when the database did not answer',
    registers,
  });
  const look = async (): Promise<void> => {
    try {
      for (const { queue, waiting, oldestSeconds } of await queueDepths(database)) {
        depth.set({ queue }, waiting);
        oldest.set({ queue }, oldestSeconds);
      }
      readable.set(1);
    } catch (error) {
      // An alert watches this number; the counts of this process are worth having all the same.
      logger.warn({ err: error }, 'the queues could not be looked at');
      readable.set(0);
    }
  };
  return { register, look };
}

async function coreMetrics({ temporalCore, logger }: MetricsDeps): Promise<string> {
  if (temporalCore === undefined) return '';
  try {
    const answer = await fetch(`http://${temporalCore}/metrics`, { signal: AbortSignal.timeout(CORE_WITHIN_MS) });
    return await answer.text();
  } catch (error) {
    logger.warn({ err: error }, "the metrics of Temporal's core could not be read");
    return '';
  }
}
