import { Context } from '@temporalio/activity';
import { AnalyzerUnavailable } from '../enrichment/analyzer.ts';
import type { ContactActivities } from '../workflows/activity-contract.ts';
import type { SharedDeps } from './deps.ts';
import { readAndStore, type ReadingOrder } from './read-and-store.ts';
import { unreadOf } from './unread.ts';

/** Messages read in one call: the model answers for each, and an answer must fit in the activity's two minutes. */
const CHUNK = 25;

/** After so many attempts a model counts as unreachable, and a contact does not wait any longer for it. */
const MODEL_ATTEMPTS = 3;

export function createAnalyseWithModel(deps: SharedDeps): ContactActivities['analyseWithModel'] {
  return async (ref) => {
    const unread = await unreadOf(deps, ref, CHUNK);
    if (unread === null) return { kind: 'gone' };
    const { lastSeq: analysedSeq, texts, count, inForce } = unread;
    if (count === 0) return { kind: 'analysed', analysedSeq, left: 'none' };

    // The workspace may have forbidden it since the messages were found: what counts is the settings now.
    const analyzer = unread.withModel ? deps.analyzer : deps.localAnalyzer;
    const { info, cancellationSignal: abort } = Context.current();
    const order: ReadingOrder = { ref, texts, inForce, analyzer, provisional: false, abort };
    const dropped = await readAndStore(deps, order).catch((error: unknown) => {
      if (!(error instanceof AnalyzerUnavailable) || info.attempt < MODEL_ATTEMPTS) throw error;
      deps.logger.warn(
        { code: error.code, attempt: info.attempt },
        'the model cannot be reached, the local analyzer answers',
      );
      return readAndStore(deps, { ...order, analyzer: deps.localAnalyzer, provisional: true });
    });
    return { kind: 'analysed', analysedSeq, left: count >= CHUNK || dropped > 0 ? 'more' : 'none' };
  };
}
