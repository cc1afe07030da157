import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig } from '../config.ts';
import { projectRoot } from './install/places.ts';
import { findChromium } from './install/chromium.ts';
import { findTemporalCli } from './install/temporal-cli.ts';
import { findTestServer } from './install/test-server.ts';
import { ensureDashboardBuilt } from './web/ensure-built.ts';

/** `npm test`: fetches what the tests need, then types, lint and every test. Arguments go to vitest (`npm test -- test/db`). */

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The slowest machine it is meant for needs less than half of it; what takes longer hangs. */
const TESTS_LIMIT_MS = 25 * 60_000;
const CHECK_LIMIT_MS = 5 * 60_000;

const config = loadConfig();
await findTemporalCli(config.temporalCliPath, console.log);
await findTestServer(config.temporalTestServerPath);
findChromium(console.log);
await ensureDashboardBuilt(console.log);

// Each of these keeps one core busy, and linting takes four times as long as both others. The tests have the machine to themselves.
const checks = await Promise.all([
  types(),
  check('Lint', ['eslint/bin/eslint.js', '--max-warnings', '0', projectRoot]),
]);
const counts = [...checks.flat(), await tests(process.argv.slice(2))];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`\n${String(passed)} passed, ${String(failed)} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function types(): Promise<Count[]> {
  const tsc = ['typescript/bin/tsc', '--noEmit', '-p'];
  return [
    await check('Types', [...tsc, projectRoot]),
    await check('Types of the dashboard', [...tsc, path.join(projectRoot, 'web')]),
  ];
}

/** A tool that says by its exit code whether all is well counts as one test. */
async function check(title: string, command: string[]): Promise<Count> {
  const start = performance.now();
  const fine = await run(command, CHECK_LIMIT_MS);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  process.stdout.write(`${title}: ${fine ? 'passed' : 'failed'} (${seconds} s)\n`);
  return fine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function tests(filters: string[]): Promise<Count> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rapport-report-'));
  const report = path.join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const fine = await run(['vitest/vitest.mjs', 'run', ...reporters, ...filters], TESTS_LIMIT_MS);
    const { passed, failed } = countIn(report);
    // Vitest also fails for what is no test's failure: an error after the test, a file without tests, a report never written.
    return { passed, failed: fine || failed > 0 ? failed : 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

function countIn(file: string): Count {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    // Vitest ended before it could report; its exit code makes that a failure.
    return { passed: 0, failed: 0 };
  }
  // A test file that cannot even be loaded has no tests to count and counts itself.
  const unloadable = report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length };
}

/** Runs a package's own program; answers whether it ended with 0 in time. */
function run([script = '', ...args]: string[], limitMs: number): Promise<boolean> {
  const [name = '', ...rest] = script.split('/');
  const home = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(home, ...rest), ...args], {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: limitMs,
    });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}
