import pino from 'pino';
import { createActivities } from '../../../activities/index.ts';
import type { BulkApi } from './bulk-api.ts';
import { plainAnalyzer } from './plain-analyzer.ts';

/** Reads and judges a contact's new facts as its workflow would, without one. */
export function lifeOf(api: BulkApi, clock: () => Date): (contactId: string) => Promise<void> {
  const activities = createActivities({
    ...{ database: api.worker, analyzer: plainAnalyzer, localAnalyzer: plainAnalyzer, searchable: false },
    logger: pino({ level: 'silent' }),
  });
  return async (contactId) => {
    const ref = { workspaceId: api.workspaceId, contactId };
    const opening = await activities.open(ref);
    if (opening.kind === 'gone') return;
    for (;;) {
      const read = await activities.analyse({ ...ref, uptoSeq: opening.lastSeq });
      if (read.kind === 'gone' || read.left === 'none') break;
    }
    await activities.decide({ ...ref, step: opening.step + 1, now: clock().toISOString(), uptoSeq: opening.lastSeq });
  };
}
