import { inWorkspace } from '../db/client.ts';
import { carryOutLink } from '../db/repositories/merges/carry-out-link.ts';
import { readStanding } from '../db/repositories/standing.ts';
import { retrying } from '../db/retry.ts';
import type { ContactActivities } from '../workflows/activity-contract.ts';
import type { SharedDeps } from './deps.ts';

export function createLink({ database }: SharedDeps): ContactActivities['link'] {
  return ({ workspaceId, contactId, linkId, now }) =>
    retrying(() =>
      inWorkspace(database, workspaceId, async (scope) => {
        const merged = await carryOutLink(scope, { workspaceId, linkId, at: new Date(now) });
        const standing = await readStanding(scope, contactId);
        if (standing === null) return { kind: 'gone' };
        return { kind: merged === null ? 'closed' : 'settled', lastSeq: standing.lastSeq };
      }),
    );
}
