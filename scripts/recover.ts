import { Client, Connection } from '@temporalio/client';
import { ConfigError, loadConfig, temporalConnectionOptions } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { recoverAll } from '../relay/recover.ts';
import { createContactSignals } from '../relay/signals.ts';
import { createStartJob } from '../relay/start-jobs.ts';
import { bulkTaskQueue } from '../worker/workers.ts';
import { databaseUrlOf, temporalAddressOf } from './addresses.ts';

/** `npm run recover`: after Temporal has lost what it knew, every contact that waits for something is started again from its row. */
async function recover(): Promise<void> {
  const config = loadConfig();
  const { taskQueue, temporalNamespace: namespace } = config;
  const url = databaseUrlOf(config);
  const connection = await Connection.connect(
    temporalConnectionOptions({ ...config, temporalAddress: temporalAddressOf(config) }),
  );
  const database = openDatabase({ url, role: 'rapport_relay', poolSize: 2, applicationName: 'rapport recover' });
  try {
    const { workflow } = new Client({ connection, namespace });
    const signals = createContactSignals(workflow, taskQueue);
    const startJob = createStartJob(workflow, bulkTaskQueue(taskQueue));
    const woken = await recoverAll({ database, signals, startJob }, (count) => {
      process.stdout.write(`${String(count)} contacts woken\n`);
    });
    process.stdout.write(`Recovered: workers judge ${String(woken)} contacts within the next minutes.\n`);
  } finally {
    await database.destroy();
    await connection.close();
  }
}

recover().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : `Not recovered: ${String(error)}`}\n`);
  process.exitCode = 1;
});
