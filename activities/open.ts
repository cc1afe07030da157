import { inWorkspace } from '../db/client.ts';
import { readStanding } from '../db/repositories/standing.ts';
import type { ContactActivities } from '../workflows/activity-contract.ts';
import type { SharedDeps } from './deps.ts';

export function createOpen({ database, searchable }: SharedDeps): ContactActivities['open'] {
  return async ({ workspaceId, contactId }) => {
    const standing = await inWorkspace(database, workspaceId, (scope) => readStanding(scope, contactId));
    if (standing === null) return { kind: 'gone' };
    const { step, judgedSeq, lastSeq } = standing;
    return { kind: 'open', step, judgedSeq, lastSeq, searchable };
  };
}
