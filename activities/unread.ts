import { inWorkspace } from '../db/client.ts';
import { unreadMessages, type UnreadMessage } from '../db/repositories/analyses.ts';
import type { SettingsInForce } from '../db/repositories/settings-in-force.ts';
import { readStanding } from '../db/repositories/standing.ts';
import type { ContactRef } from '../workflows/definitions.ts';
import type { SharedDeps } from './deps.ts';

export interface Unread {
  /** The inbox's last number when it was looked: all messages up to it are among `messages`, or read. */
  readonly lastSeq: number;
  /** Oldest first within each conversation; deleted ones included, which read as nothing. */
  readonly messages: readonly UnreadMessage[];
  readonly inForce: SettingsInForce;
  /** A remote model is configured, and the workspace lets it see what its customers write. */
  readonly withModel: boolean;
}

/** What of a contact has not been read as it is now; null when the contact is gone. */
export function unreadOf(
  deps: SharedDeps,
  { workspaceId, contactId }: ContactRef,
  limit: number,
): Promise<Unread | null> {
  return inWorkspace(deps.database, workspaceId, async (scope) => {
    const standing = await readStanding(scope, contactId);
    if (standing === null) return null;
    const { judgedSeq, lastSeq } = standing;
    const inForce = await deps.settingsInForce(scope, workspaceId);
    const messages = await unreadMessages(scope, { contactId, judgedSeq, limit });
    const withModel = deps.analyzer.provider !== 'local' && inForce.settings.privacy.modelSeesText;
    return { lastSeq, messages, inForce, withModel };
  });
}
