/** Names and shapes of bulk work: one workflow for each job, known by the job's id. What the job is about stays in the database. */

/** What `POST /v1/contacts/bulk` can do, the jobs that follow from settings, and imports. The names are part of the HTTP contract. */
export const JOB_KINDS = ['delete', 'tag', 'untag', 'stage', 'branch', 'reclassify', 'reanalyse', 'import'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export interface JobRef {
  readonly workspaceId: string;
  readonly jobId: string;
}

/** The workflow of a job. The only place this id is built. */
export const jobWorkflowId = ({ workspaceId, jobId }: JobRef): string => `job/${workspaceId}/${jobId}`;

/** The exported function of `workflows/bulk/index.ts` that carries out each kind. */
export const JOB_WORKFLOWS = {
  delete: 'eraseContacts',
  tag: 'editContacts',
  untag: 'editContacts',
  stage: 'editContacts',
  branch: 'editContacts',
  reclassify: 'reclassifyContacts',
  reanalyse: 'reanalyseContacts',
  import: 'importContacts',
} as const satisfies Record<JobKind, string>;
