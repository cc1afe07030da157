import { createSettingsReader } from '../db/repositories/settings-in-force.ts';
import type { ContactActivities } from '../workflows/activity-contract.ts';
import { createAnalyseWithModel } from './analyse-with-model.ts';
import { createAnalyse } from './analyse.ts';
import { createDecide } from './decide.ts';
import type { ContactDeps } from './deps.ts';
import { createOpen } from './open.ts';

/** The activities of a contact's workflow. Each may run more than once, and is idempotent by a key it was given. */
export function createActivities(deps: ContactDeps): ContactActivities {
  const shared = { ...deps, settingsInForce: createSettingsReader() };
  return {
    open: createOpen(shared),
    analyse: createAnalyse(shared),
    analyseWithModel: createAnalyseWithModel(shared),
    decide: createDecide(shared),
  };
}
