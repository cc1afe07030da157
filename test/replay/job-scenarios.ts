import type { Page, ScanPage } from '../../workflows/bulk-contract.ts';
import type { JobKind } from '../../workflows/bulk-definitions.ts';
import type { Script } from '../bulk/support/scripted-job.ts';

/** One path through a job. */
export interface JobScenario {
  readonly kind: JobKind;
  readonly script: Script;
}

const MORE: Page = { kind: 'more', afterMs: 0 };
const LATER: Page = { kind: 'more', afterMs: 1_000 };
const END: Page = { kind: 'end' };
const found = (count: number, next: string | null = null): ScanPage => ({ found: count, next, stop: false });

/** By name; recorded on a real server, beside the scenarios of contacts. A changed scenario is a new one, under a new name. */
export const JOB_SCENARIOS: Readonly<Record<string, JobScenario>> = {
  'job-delete': { kind: 'delete', script: { eraseRows: [MORE, END], eraseRuns: [LATER, END] } },
  'job-edit': { kind: 'tag', script: { editContactsPage: [MORE, LATER, END] } },
  'job-import': { kind: 'import', script: { importPage: [MORE, LATER, END] } },
  'job-reanalyse': { kind: 'reanalyse', script: { reanalysePage: [MORE, LATER, END] } },
  'job-reclassify': {
    kind: 'reclassify',
    script: { reclassifyPage: [found(500, 'a'), found(20), found(3), found(0)], wakePage: [LATER, END, END] },
  },
  'job-reclassify-overtaken': {
    kind: 'reclassify',
    script: { reclassifyPage: [found(500, 'a'), { found: 0, next: null, stop: true }] },
  },
  'job-reclassify-in-two-runs': {
    kind: 'reclassify',
    script: {
      reclassifyPage: [...Array.from({ length: 201 }, (_, page) => found(1, `contact ${String(page)}`)), found(0)],
      wakePage: [END],
    },
  },
};
