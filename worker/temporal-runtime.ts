import { Runtime } from '@temporalio/worker';
import type { LogLevel, LogMetadata } from '@temporalio/common';
import type { Logger } from 'pino';

/** As Prometheus wants durations. */
const IN_SECONDS = { useSecondsForDurations: true, unitSuffix: true };

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/**
 * Sends what Temporal's SDK and its native core say to our own log, where errors lose their words. Once in a process.
 *
 * @param metricsAddress host:port on which the core serves its metrics to this process; it counts nothing where it is left out
 */
export function installTemporalLog(logger: Logger, metricsAddress?: string): void {
  const log = (level: LogLevel, message: string, meta: LogMetadata = {}): void => {
    logger[LEVELS[level]](meta, message);
  };
  Runtime.install({
    // This process closes in an order of its own: workers first, then what they use.
    shutdownSignals: [],
    logger: {
      log,
      trace: (message, meta) => log('TRACE', message, meta),
      debug: (message, meta) => log('DEBUG', message, meta),
      info: (message, meta) => log('INFO', message, meta),
      warn: (message, meta) => log('WARN', message, meta),
      error: (message, meta) => log('ERROR', message, meta),
    },
    telemetryOptions: {
      logging: { filter: { core: 'WARN' }, forward: {} },
      ...(metricsAddress === undefined
        ? {}
        : { metrics: { prometheus: { bindAddress: metricsAddress, countersTotalSuffix: true, ...IN_SECONDS } } }),
    },
  });
}
