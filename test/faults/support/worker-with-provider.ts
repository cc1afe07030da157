import { createChannelRegistry } from '../../../channels/registry.ts';
import { loadServiceConfig } from '../../../config.ts';
import { createLogger } from '../../../log.ts';
import { runWorker } from '../../../worker/run-worker.ts';
import { installTemporalLog } from '../../../worker/temporal-runtime.ts';
import { createProviderPort } from './provider-port.ts';

/**
 * The product's worker with one more channel: web chat goes out by the provider at the address given as argument. It ends with
 * whoever started it, so that a run that is broken off leaves none behind.
 */
process.stdin.resume().on('end', () => process.exit(1));
const config = loadServiceConfig();
const logger = createLogger('worker', config.logLevel);
installTemporalLog(logger);
const web = createProviderPort(String(process.argv[2]));
await runWorker(config, logger, () => createChannelRegistry({ web }, null));
