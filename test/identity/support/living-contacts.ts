import type { Knex } from 'knex';
import { pino } from 'pino';
import { createActivities } from '../../../activities/index.ts';
import { openDatabase } from '../../../db/client.ts';
import type { Analyzer } from '../../../enrichment/analyzer.ts';
import { createLocalAnalyzer } from '../../../enrichment/local/index.ts';
import type { ContactActivities } from '../../../workflows/activity-contract.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';

/** Contacts that are judged by the real activities, in the order in which their workflows call them. */
interface Judging {
  /** Judges a contact once; false when it is gone. */
  judge(contactId: string): Promise<boolean>;
  /** Judges until nobody has anything new. */
  judgeAll(): Promise<void>;
  rows<Row extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** The whole API, and its contacts judged. */
export interface LivingContacts extends TestApi, Judging {
  readonly worker: Knex;
}

const local = createLocalAnalyzer();

export async function startLivingContacts(analyzer: Analyzer = local): Promise<LivingContacts> {
  const api = await startTestApi();
  const worker = openDatabase({
    url: api.ownerUrl,
    role: 'rapport_worker',
    poolSize: 6,
    applicationName: 'identity test',
  });
  return {
    ...api,
    ...judging(api, worker, analyzer),
    worker,
    close: async () => {
      await worker.destroy();
      await api.close();
    },
  };
}

/** @param worker a pool of the worker's role, which the caller closes */
export function judging(api: TestApi, worker: Knex, analyzer: Analyzer = local): Judging {
  const logger = pino({ level: 'silent' });
  const activities = createActivities({
    database: worker,
    analyzer,
    localAnalyzer: analyzer,
    logger,
    searchable: true,
  });
  const rows: Judging['rows'] = (text, values = []) => asOwner(api.ownerUrl, text, values);
  const judge = (contactId: string): Promise<boolean> =>
    advance(activities, { workspaceId: api.workspaceId, contactId });
  return {
    rows,
    judge,
    judgeAll: async () => {
      for (;;) {
        const behind = await rows<{ id: string }>(
          'SELECT contact_id AS id FROM rapport.contact_inbox WHERE last_seq > judged_seq ORDER BY contact_id',
        );
        if (behind.length === 0) return;
        for (const { id } of behind) await judge(id);
      }
    },
  };
}

/** One judgement, as workflows/contact.ts goes about it. */
async function advance(
  activities: ContactActivities,
  ref: { readonly workspaceId: string; readonly contactId: string },
): Promise<boolean> {
  const opening = await activities.open(ref);
  if (opening.kind === 'gone') return false;
  for (;;) {
    const read = await activities.analyse({ ...ref, uptoSeq: opening.lastSeq });
    if (read.kind === 'gone') return false;
    if (read.left === 'more') continue;
    const now = new Date().toISOString();
    const decided = await activities.decide({ ...ref, step: opening.step + 1, now, uptoSeq: read.analysedSeq });
    if (decided.kind !== 'decided') return false;
    for (const linkId of decided.links ?? []) {
      if ((await activities.link({ ...ref, linkId, now })).kind === 'gone') return false;
    }
    return true;
  }
}
