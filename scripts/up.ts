import { ensureFirstWorkspace } from '../db/first-workspace.ts';
import { migrate } from '../db/migrate.ts';
import { runInTerminal } from './up/run.ts';

await runInTerminal({ migrate, ensureFirstWorkspace, apiEntry: 'api/server.ts', workerEntry: 'worker.ts' });
