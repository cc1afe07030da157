import { continueAsNew, sleep } from '@temporalio/workflow';
import type { JobRef } from '../bulk-definitions.ts';
import { everyPage, runIsLong } from './every-page.ts';
import { pages } from './profiles.ts';

export interface Reclassification extends JobRef {
  /** Where the run before this one stopped. */
  readonly walk?: Walk;
}

interface Walk {
  /** Through all contacts by id, or through those to be woken by their deadline. */
  readonly phase: 'scan' | 'wake';
  readonly after: string | null;
  /** Contacts that this round met and that were judged by older settings. */
  readonly found: number;
  readonly round: number;
}

const BEGINNING: Walk = { phase: 'scan', after: null, found: 0, round: 0 };

/** After the first round nearly all have been judged: the next only makes sure. Those of a worker that is away wait until it is back. */
const pauseAfter = (round: number): number => (round === 0 ? 0 : Math.min(1_000 * 2 ** round, 60_000));

/**
 * Brings new settings to every contact of the workspace: those that change now at once, then the others in the order of their
 * new, earlier deadline.
 *
 * Goes round again until a round meets nobody judged by older settings: a decision under way while the settings changed may
 * still commit by the old ones.
 */
export async function reclassifyContacts({ walk: start, ...job }: Reclassification): Promise<void> {
  let walk: Walk | 'end' = start ?? BEGINNING;
  while (walk !== 'end') {
    const goOn = (at: Walk) => continueAsNew<typeof reclassifyContacts>({ ...job, walk: at });
    walk = walk.phase === 'scan' ? await scan(job, walk, goOn) : await wake(job, walk, goOn);
  }
  await pages.finishJob(job);
}

type GoOn = (at: Walk) => Promise<never>;

async function scan(job: JobRef, walk: Walk, goOn: GoOn): Promise<Walk | 'end'> {
  let { after, found } = walk;
  for (let count = 0; ; count += 1) {
    if (runIsLong(count)) return goOn({ ...walk, after, found });
    const page = await pages.reclassifyPage({ ...job, after });
    if (page.stop) return 'end';
    found += page.found;
    after = page.next;
    if (after === null) return found === 0 ? 'end' : { ...walk, phase: 'wake', after, found };
  }
}

async function wake(job: JobRef, walk: Walk, goOn: GoOn): Promise<Walk> {
  if ((await everyPage(() => pages.wakePage(job))) === 'long') return goOn(walk);
  await sleep(pauseAfter(walk.round));
  return { ...BEGINNING, round: walk.round + 1 };
}
