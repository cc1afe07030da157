import { sleep, workflowInfo } from '@temporalio/workflow';
import type { Page } from '../bulk-contract.ts';

/** A page with its pause is some eight events: a run ends well before the size at which Temporal warns. */
const PAGES_PER_RUN = 200;

/** Whether this run's history has grown enough to go on in a new one. Every number a job needs is in the database. */
export const runIsLong = (pages: number): boolean => pages >= PAGES_PER_RUN || workflowInfo().continueAsNewSuggested;

/**
 * Does page after page.
 * @returns `end` when nothing is left, `long` when the work has to go on in a new run
 */
export async function everyPage(page: () => Promise<Page>): Promise<'end' | 'long'> {
  for (let count = 0; !runIsLong(count); count += 1) {
    const result = await page();
    if (result.kind === 'end') return 'end';
    if (result.afterMs > 0) await sleep(result.afterMs);
  }
  return 'long';
}
