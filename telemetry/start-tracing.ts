import type { FastifyPluginCallback } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';

export interface Tracing {
  /** Makes a span of each request; undefined where nothing is traced. */
  readonly requests: FastifyPluginCallback | undefined;
  /** Hands over what is left. */
  stop(): Promise<void>;
}

/**
 * Traces this process's work, where the environment names a collector. Elsewhere nothing of it is even loaded.
 *
 * @param service the process's name in traces, such as `rapport-api`
 */
export async function startTracing(traces: Config['traces'], service: string, logger: Logger): Promise<Tracing> {
  if (traces === undefined) return { requests: undefined, stop: () => Promise.resolve() };
  const { exportTraces } = await import('./export-traces.ts');
  return exportTraces(traces, service, logger);
}
