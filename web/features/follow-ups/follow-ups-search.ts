import type { FollowUpKind } from '../../api/follow-ups.ts';
import type { SearchParams } from '../../app/search-params.ts';
import { isTab, type Tab } from './tabs.ts';

export const KINDS: readonly FollowUpKind[] = ['promise', 'ghosting', 'undecided', 'reminder', 'custom'];

/** What the screen shows, as it stands in its address. Without a tab: what waits. */
export interface FollowUpsSearch {
  readonly show?: Tab;
  readonly kind?: FollowUpKind;
}

/** Reads an address; what the screen does not know is left out. */
export function followUpsSearch({ show, kind }: SearchParams): FollowUpsSearch {
  const known = KINDS.find((each) => each === kind);
  return { ...(isTab(show) && show !== 'waiting' ? { show } : {}), ...(known ? { kind: known } : {}) };
}
