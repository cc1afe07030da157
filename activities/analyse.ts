import type { ContactActivities } from '../workflows/activity-contract.ts';
import type { SharedDeps } from './deps.ts';
import { readAndStore } from './read-and-store.ts';
import { unreadOf } from './unread.ts';

/** Messages read in one call: at some 2 ms each it stays well within a local activity's time. */
const CHUNK = 200;

export function createAnalyse(deps: SharedDeps): ContactActivities['analyse'] {
  return async (ref) => {
    const unread = await unreadOf(deps, ref, CHUNK);
    if (unread === null) return { kind: 'gone' };
    const { lastSeq: analysedSeq, texts, count, inForce } = unread;
    const forModel = unread.withModel && texts.some((text) => text.unread !== null && !text.deleted);
    if (forModel) return { kind: 'analysed', analysedSeq, left: 'model' };
    if (count === 0) return { kind: 'analysed', analysedSeq, left: 'none' };
    const dropped = await readAndStore(deps, { ref, texts, inForce, analyzer: deps.localAnalyzer, provisional: false });
    return { kind: 'analysed', analysedSeq, left: count >= CHUNK || dropped > 0 ? 'more' : 'none' };
  };
}
