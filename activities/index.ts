import { createChannelRegistry } from '../channels/registry.ts';
import { createSettingsReader } from '../db/repositories/settings-in-force.ts';
import type { ContactActivities } from '../workflows/activity-contract.ts';
import { createAnalyseWithModel } from './analyse-with-model.ts';
import { createAnalyse } from './analyse.ts';
import { createDecide } from './decide.ts';
import type { ContactDeps } from './deps.ts';
import { withHeartbeat } from './follow-ups/heartbeat.ts';
import { createRecordDecision } from './follow-ups/record-decision.ts';
import { createSend } from './follow-ups/send.ts';
import { createSuggest } from './follow-ups/suggest.ts';
import { createLink } from './link.ts';
import { createOpen } from './open.ts';

/** The activities of a contact's workflow. Each may run more than once, and is idempotent by a key it was given. */
export function createActivities(deps: ContactDeps): ContactActivities {
  const shared = {
    ...deps,
    channels: deps.channels ?? createChannelRegistry({}, null),
    clock: deps.clock ?? (() => new Date()),
    settingsInForce: createSettingsReader(),
  };
  return {
    open: createOpen(shared),
    analyse: createAnalyse(shared),
    analyseWithModel: createAnalyseWithModel(shared),
    decide: createDecide(shared),
    send: withHeartbeat(createSend(shared)),
    suggest: createSuggest(shared),
    link: createLink(shared),
    recordDecision: createRecordDecision(shared),
  };
}
