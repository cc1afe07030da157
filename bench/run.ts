/** `npm run bench -- quick|full [--only accept,process,…]`: every figure beside the raw limit measured in the same run. */
import { parseArgs } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { measureAccept } from './accept.ts';
import { measureAnalytics } from './analytics.ts';
import { measureDashboard } from './dashboard.ts';
import { measureImport } from './import.ts';
import { measureMigrations } from './migrations.ts';
import { measureProcess } from './process.ts';
import { measureExport, measureList, measureSearch } from './reading.ts';
import { lineOf, tableOf, writeResults, type Measurement } from './support/report.ts';
import { withSetting, type Setting } from './support/setting.ts';
import { crowded } from './support/crowd.ts';
import { measureLag } from './visibility.ts';

/** In this order: the lag on a quiet, small installation; the loads; then reading, on many contacts. */
const MEASUREMENTS: Readonly<Record<string, (setting: Setting) => Promise<Measurement[]>>> = {
  visibility: measureLag,
  process: measureProcess,
  accept: measureAccept,
  import: measureImport,
  list: measureList,
  search: measureSearch,
  export: measureExport,
  dashboard: measureDashboard,
  analytics: measureAnalytics,
  migrations: measureMigrations,
};
const ON_MANY_CONTACTS = ['list', 'search', 'export', 'dashboard'];

// The raw limits are measured with a worker in this process, whose own log would stand between the figures.
Runtime.install({ logger: new DefaultLogger('ERROR') });

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const [size = 'quick'] = positionals;
const chosen = values.only?.split(',') ?? Object.keys(MEASUREMENTS);
if ((size !== 'quick' && size !== 'full') || chosen.some((name) => !(name in MEASUREMENTS))) {
  process.stderr.write(`Usage: npm run bench -- quick|full [--only ${Object.keys(MEASUREMENTS).join(',')}]\n`);
  process.exitCode = 2;
} else {
  await withSetting(size, (setting) => bench(setting));
}

async function bench(setting: Setting): Promise<void> {
  const measurements: Measurement[] = [];
  let crowd: Setting | undefined;
  for (const [name, measure] of Object.entries(MEASUREMENTS).filter(([name]) => chosen.includes(name))) {
    if (ON_MANY_CONTACTS.includes(name)) crowd ??= await crowded(setting);
    for (const measurement of await measure(crowd ?? setting)) {
      measurements.push(measurement);
      process.stdout.write(`${lineOf(measurement)}\n`);
    }
  }
  crowd?.client.close();
  const file = writeResults(setting.size, measurements);
  process.stdout.write(`\n${tableOf(measurements)}\n\nWritten to ${file} and the .json beside it\n`);
}
