import { Client, Connection } from '@temporalio/client';
import { ConfigError, loadServiceConfig, temporalConnectionOptions } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { recoverAll } from '../relay/recover.ts';
import { createContactSignals } from '../relay/signals.ts';
import { createStartJob } from '../relay/start-jobs.ts';
import { bulkTaskQueue } from '../worker/workers.ts';

/** `npm run recover`: after Temporal has lost what it knew, every contact that waits for something is started again from its row. */
async function recover(): Promise<void> {
  const config = loadServiceConfig();
  const { databaseUrl: url, taskQueue, temporalNamespace: namespace } = config;
  const connection = await Connection.connect(temporalConnectionOptions(config));
  const database = openDatabase({ url, role: 'rapport_relay', poolSize: 2, applicationName: 'rapport recover' });
  try {
    const { workflow } = new Client({ connection, namespace });
    const signals = createContactSignals(workflow, taskQueue);
    const startJob = createStartJob(workflow, bulkTaskQueue(taskQueue));
    const woken = await recoverAll({ database, signals, startJob }, (count) => console.log(`${String(count)} contacts woken`));
    console.log(`Recovered: ${String(woken)} contacts will be judged by the workers within the next minutes.`);
  } finally {
    await database.destroy();
    await connection.close();
  }
}

recover().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : `Not recovered: ${String(error)}`);
  process.exitCode = 1;
});
