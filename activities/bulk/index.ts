import { createSettingsReader } from '../../db/repositories/settings-in-force.ts';
import type { BulkActivities } from '../../workflows/bulk-contract.ts';
import type { BulkDeps } from './deps.ts';
import { editContactsPage } from './edit-contacts.ts';
import { importPage } from '../import/page.ts';
import { eraseRows, eraseRuns } from './erase.ts';
import { finishJob } from './finish.ts';
import { reanalysePage } from './reanalyse.ts';
import { reclassifyPage, wakePage } from './reclassify.ts';
import { reporting } from './reporting.ts';

/** The activities of bulk work, for a worker on BULK_TASK_QUEUE. */
export function createBulkActivities(deps: BulkDeps): BulkActivities {
  const reclassifying = { ...deps, settingsInForce: createSettingsReader() };
  return {
    eraseRows: reporting((job) => eraseRows(deps, job)),
    eraseRuns: reporting((job) => eraseRuns(deps, job)),
    editContactsPage: reporting((job) => editContactsPage(deps, job)),
    reanalysePage: reporting((job) => reanalysePage(deps, job)),
    reclassifyPage: reporting((job) => reclassifyPage(reclassifying, job)),
    wakePage: reporting((job) => wakePage(reclassifying, job)),
    importPage: reporting((job) => importPage(deps, job)),
    finishJob: reporting((job) => finishJob(deps, job)),
  };
}
