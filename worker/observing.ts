import type { Logger } from 'pino';
import type { ServiceConfig } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { freePort } from '../scripts/up/ports.ts';
import { startTracing } from '../telemetry/start-tracing.ts';
import { startMetricsServer } from './metrics-server.ts';
import { installTemporalLog } from './temporal-runtime.ts';

/**
 * What tells how a worker does: Temporal's log, traces and metrics. Before anything else, since Temporal's core is set up once.
 *
 * @returns stops, and hands over what is left; call it last
 */
export async function startObserving(config: ServiceConfig, logger: Logger): Promise<() => Promise<void>> {
  const { workerMetrics, databaseUrl: url } = config;
  // Temporal's core serves its own numbers on loopback, and the worker hands them on with ours.
  const temporalCore = workerMetrics && `127.0.0.1:${String(await freePort())}`;
  installTemporalLog(logger, temporalCore);
  const tracing = await startTracing(config.traces, 'rapport-worker', logger);
  if (workerMetrics === undefined) return () => tracing.stop();
  // A connection of its own: when the relay's are all busy is when somebody looks.
  const database = openDatabase({ url, role: 'rapport_relay', poolSize: 1, applicationName: 'worker metrics', logger });
  const stopServing = await startMetricsServer(workerMetrics, { database, temporalCore, logger });
  return async () => {
    await stopServing();
    await database.destroy();
    await tracing.stop();
  };
}
