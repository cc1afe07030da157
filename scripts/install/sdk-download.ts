import { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * A process of its own that lets the Temporal SDK download the CLI into the folder named by its argument, and ends with 0
 * when it is there. On its own because the SDK's download has no time limit and cannot be abandoned.
 */
const [into] = process.argv.slice(2);
if (into === undefined) throw new Error('The folder to download into is missing');
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir: into } },
});
await environment.teardown();
