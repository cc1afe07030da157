import { inWorkspace, type Scope } from '../db/client.ts';
import type { SettingsInForce } from '../db/repositories/settings-in-force.ts';
import { readStanding } from '../db/repositories/standing.ts';
import { unreadMessages, type TextRow } from '../db/repositories/unread.ts';
import type { ContactRef } from '../workflows/definitions.ts';
import type { SharedDeps } from './deps.ts';

export interface Unread {
  /** The inbox's last number when it was looked: all messages up to it are among `texts`, or read. */
  readonly lastSeq: number;
  /** What has to be read, and what it is read in the light of. */
  readonly texts: readonly TextRow[];
  /** How many of `texts` have to be read. */
  readonly count: number;
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
  const look = async (scope: Scope): Promise<Unread | null> => {
    const standing = await readStanding(scope, contactId);
    if (standing === null) return null;
    const { judgedSeq, lastSeq } = standing;
    const inForce = await deps.settingsInForce(scope, workspaceId, standing.settingsVersion);
    const texts = await unreadMessages(scope, { contactId, judgedSeq, limit });
    const count = texts.filter(({ unread }) => unread !== null).length;
    const withModel = deps.analyzer.provider !== 'local' && inForce.settings.privacy.modelSeesText;
    return { lastSeq, texts, count, inForce, withModel };
  };
  return inWorkspace(deps.database, workspaceId, look, { plansByIndex: true });
}
