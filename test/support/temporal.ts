import { TestWorkflowEnvironment } from '@temporalio/testing';
import { loadConfig } from '../../config.ts';
import { findTestServer } from '../../scripts/install/test-server.ts';
import { SEARCH_ATTRIBUTES } from '../../scripts/up/search-attributes.ts';
import { sharedServer } from './shared-server.ts';

/**
 * A server of one's own on which months pass in milliseconds, with the product's search attributes. Time is skipped for
 * everything on it at once, so one per test file; call `teardown()` in `afterAll`.
 */
export async function timeSkippingEnv(): Promise<TestWorkflowEnvironment> {
  const testServer = await findTestServer(loadConfig().temporalTestServerPath);
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: testServer } },
  });
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: SEARCH_ATTRIBUTES,
  });
  return env;
}

/** Address of the run's one real Temporal server (in memory, namespace `default`); use a task queue of your own. */
export function devServerAddress(): Promise<string> {
  return sharedServer('temporal');
}
