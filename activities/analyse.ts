import type { ContactActivities } from '../workflows/activity-contract.ts';
import type { SharedDeps } from './deps.ts';
import { readAndStore, type ReadingOrder } from './read-and-store.ts';
import { unreadOf } from './unread.ts';

/** Messages read in one call: at some 2 ms each it stays well within a local activity's time. */
const CHUNK = 200;

export function createAnalyse(deps: SharedDeps): ContactActivities['analyse'] {
  return async (ref) => {
    const unread = await unreadOf(deps, ref, CHUNK);
    if (unread === null) return { kind: 'gone' };
    const { lastSeq: analysedSeq, messages } = unread;
    const forModel = unread.withModel && messages.some(({ deleted }) => !deleted);
    if (forModel) return { kind: 'analysed', analysedSeq, left: 'model' };
    if (messages.length === 0) return { kind: 'analysed', analysedSeq, left: 'none' };
    const order: ReadingOrder = {
      ref,
      messages,
      inForce: unread.inForce,
      analyzer: deps.localAnalyzer,
      provisional: false,
    };
    const dropped = await readAndStore(deps, order);
    return { kind: 'analysed', analysedSeq, left: messages.length === CHUNK || dropped > 0 ? 'more' : 'none' };
  };
}
