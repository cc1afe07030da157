import { installedChannels } from './channels.ts';
import { ConfigError, loadServiceConfig } from './config.ts';
import { createLogger } from './log.ts';
import { runWorker } from './worker/run-worker.ts';
import { startObserving } from './worker/observing.ts';

try {
  const config = loadServiceConfig();
  const logger = createLogger('worker', config.logLevel);
  const stopObserving = await startObserving(config, logger);
  await runWorker(config, logger, (database) => installedChannels(config, database), stopObserving);
} catch (error) {
  const sentence =
    error instanceof ConfigError
      ? error.message
      : `The worker cannot start: ${error instanceof Error ? error.message : String(error)}.`;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
