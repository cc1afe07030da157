import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { createActivities } from '../../../activities/index.ts';
import type { Analyzer } from '../../../enrichment/analyzer.ts';
import { createLocalAnalyzer } from '../../../enrichment/local/index.ts';
import { startRelay } from '../../../relay.ts';
import { createContactSignals } from '../../../relay/signals.ts';
import { createContactWorker } from '../../../worker/workers.ts';
import type { ContactActivities } from '../../../workflows/activity-contract.ts';
import type { EngineDatabase } from '../../activities/support/engine-database.ts';
import { PRODUCTION, testBundle } from '../../workflow/support/contact-rig.ts';

export interface EngineOptions {
  readonly address: string;
  readonly analyzer?: Analyzer;
  /** Something between the workflow and the real activities. */
  readonly around?: (activities: ContactActivities) => ContactActivities;
  readonly logger?: Logger;
  readonly withRelay?: boolean;
}

export interface Engine {
  readonly client: Client;
  readonly taskQueue: string;
  stop(): Promise<void>;
}

let engines = 0;

/** Worker and relay, as `worker.ts` composes them, on a database and a Temporal server of the test. */
export async function startEngine(db: EngineDatabase, options: EngineOptions): Promise<Engine> {
  engines += 1;
  const { address, logger = pino({ level: 'silent' }), withRelay = true } = options;
  const taskQueue = `engine-${String(process.pid)}-${String(engines)}`;
  const [connection, clientConnection] = await Promise.all([
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ]);
  const client = new Client({ connection: clientConnection });
  const localAnalyzer = createLocalAnalyzer();
  const real = createActivities({
    database: db.worker,
    analyzer: options.analyzer ?? localAnalyzer,
    localAnalyzer,
    logger,
    searchable: true,
  });
  const worker = await createContactWorker(
    { connection, namespace: 'default', taskQueue, bundle: await testBundle(PRODUCTION), logger },
    options.around?.(real) ?? real,
    { databaseConnections: 4, cachedContacts: 50 },
  );
  const running = worker.run();
  const signals = createContactSignals(client.workflow, taskQueue);
  const startJob = () => Promise.reject(new Error('no jobs here'));
  const relay = withRelay
    ? startRelay({ database: db.relay, databaseUrl: db.url, signals, startJob, logger })
    : undefined;
  return {
    client,
    taskQueue,
    stop: async () => {
      await relay?.stop();
      worker.shutdown();
      await running;
      await clientConnection.close();
      await connection.close();
    },
  };
}
