import type { Knex } from 'knex';
import { waitingContacts } from '../db/repositories/sweep.ts';
import { atMost } from './at-most.ts';
import type { ContactSignals } from './signals.ts';
import { resumeJobs, startNewJobs, type StartJob } from './start-jobs.ts';

const PAGE = 500;

/** Few enough that messages which come in meanwhile are served between them. */
const AT_ONCE = 16;

export interface RecoverDeps {
  /** A pool of the role `rapport_relay`. */
  readonly database: Knex;
  readonly signals: ContactSignals;
  readonly startJob: StartJob;
}

/**
 * Wakes every contact that waits for anything, and every unfinished job: after a lost cluster nobody else knows of their timers.
 * Safe at any time and again after an interruption; a contact that was awake is judged once more, and finds nothing new.
 *
 * @returns how many contacts were woken
 */
export async function recoverAll(
  deps: RecoverDeps,
  onProgress: (woken: number) => void = () => undefined,
): Promise<number> {
  const { database, signals, startJob } = deps;
  await startNewJobs(database, startJob);
  await resumeJobs(database, startJob);
  let woken = 0;
  let after: string | null = null;
  for (;;) {
    const page = await waitingContacts(database, after, PAGE);
    await atMost(AT_ONCE, page, (contact) => signals.reconsider(contact, contact.lastSeq));
    woken += page.length;
    onProgress(woken);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return woken;
    after = last.contactId;
  }
}
