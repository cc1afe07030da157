import { mkdirSync, writeFileSync } from 'node:fs';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { loadConfig } from '../config.ts';
import { historiesOf, playJob } from '../test/bulk/support/scripted-job.ts';
import { historyToJson } from '../test/replay/history-json.ts';
import { JOB_SCENARIOS } from '../test/replay/job-scenarios.ts';
import { play } from '../test/replay/play.ts';
import { HISTORIES, recordings } from '../test/replay/recordings.ts';
import { SCENARIOS } from '../test/replay/scenarios.ts';
import { startTestTemporal } from '../test/support/temporal-server.ts';
import { findTestServer } from './install/test-server.ts';
import { SEARCH_ATTRIBUTES } from './up/search-attributes.ts';

async function recordAll(): Promise<void> {
  mkdirSync(HISTORIES, { recursive: true });
  const server = await startTestTemporal();
  try {
    for (const [name, scenario] of missing) {
      const env = await (scenario.on === 'real server' ? realServer(server.address) : skippedTime());
      write(name, await play(scenario, env));
      await env.teardown();
    }
    for (const [name, { kind, script }] of missingJobs) {
      const env = await realServer(server.address);
      const { job } = await playJob(env, kind, script);
      write(name, await historiesOf(env, job));
      await env.teardown();
    }
  } finally {
    await server.stop();
  }
}

function write(name: string, runs: Awaited<ReturnType<typeof play>>): void {
  for (const [index, history] of runs.entries()) {
    const file = `${name}.${String(index + 1)}.json`;
    writeFileSync(`${HISTORIES}${file}`, `${withoutMachine(historyToJson(history))}\n`);
    console.log(`${file}: ${String(history.events?.length ?? 0)} events`);
  }
}

function realServer(address: string): Promise<TestWorkflowEnvironment> {
  return TestWorkflowEnvironment.createFromExistingServer({ address });
}

async function skippedTime(): Promise<TestWorkflowEnvironment> {
  const path = await findTestServer(loadConfig().temporalTestServerPath);
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: SEARCH_ATTRIBUTES,
  });
  return env;
}

/** Identities name the machine and process of the recording, which nobody needs to know. */
function withoutMachine(history: string): string {
  return history.replaceAll(/"identity": "[^"]*"/g, '"identity": "recorded"');
}

/**
 * `npm run record-history`: plays every scenario that has no recording yet, and writes the histories of its runs.
 *
 * A recording that is there is never touched: it stands for contacts that live in somebody's Temporal now, and a workflow that
 * cannot replay it would fail for them.
 */
const recorded = new Set(recordings().map(({ scenario }) => scenario));
const missing = Object.entries(SCENARIOS).filter(([name]) => !recorded.has(name));
const missingJobs = Object.entries(JOB_SCENARIOS).filter(([name]) => !recorded.has(name));

if (missing.length + missingJobs.length === 0) console.log('Every scenario has its recording.');
else await recordAll();
