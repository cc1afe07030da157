import { ensureFirstWorkspace } from '../db/first-workspace.ts';
import { migrate } from '../db/migrate.ts';
import { runInTerminal } from './up/run.ts';
import { ensureDashboardBuilt } from './web/ensure-built.ts';

await runInTerminal({
  ...{ migrate, ensureFirstWorkspace, buildDashboard: ensureDashboardBuilt },
  ...{ apiEntry: 'api/server.ts', workerEntry: 'worker.ts' },
});
