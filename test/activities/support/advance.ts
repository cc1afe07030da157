import { pino } from 'pino';
import { createActivities } from '../../../activities/index.ts';
import type { Analyzer } from '../../../enrichment/analyzer.ts';
import { createLocalAnalyzer } from '../../../enrichment/local/index.ts';
import type { ContactActivities, Decided } from '../../../workflows/activity-contract.ts';
import type { EngineDatabase } from './engine-database.ts';

export const local = createLocalAnalyzer();

export function activitiesOn(db: EngineDatabase, analyzer: Analyzer = local): ContactActivities {
  return createActivities({
    database: db.worker,
    analyzer,
    localAnalyzer: local,
    logger: pino({ level: 'silent' }),
    searchable: true,
  });
}

/** One judgement, as the workflow goes about it. */
export async function advance(
  db: EngineDatabase,
  activities: ContactActivities,
  contactId: string,
  now: string,
): Promise<Extract<Decided, { kind: 'decided' }>> {
  const ref = { workspaceId: db.workspaceId, contactId };
  const opening = await activities.open(ref);
  if (opening.kind === 'gone') throw new Error('gone');
  for (;;) {
    const read = await activities.analyse({ ...ref, uptoSeq: opening.lastSeq });
    if (read.kind === 'gone') throw new Error('gone');
    if (read.left === 'more') continue;
    if (read.left !== 'none') throw new Error(`left to the ${read.left}`);
    const decided = await activities.decide({ ...ref, step: opening.step + 1, now, uptoSeq: read.analysedSeq });
    if (decided.kind !== 'decided') throw new Error(decided.kind);
    return decided;
  }
}
