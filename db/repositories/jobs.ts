import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';

export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** A job as its page of the API shows it. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly request: JobRequest;
  /** Null until it has been counted. */
  readonly total: number | null;
  readonly done: number;
  readonly failed: number;
  readonly receipt: Readonly<Record<string, unknown>> | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** What a job is to do. Never a filter's text: which contacts it is about are its items, and a search may name a person. */
export type JobRequest = Readonly<Record<string, string | number>>;

/**
 * Makes a job. Its workflow is started after the commit by the relay, which looks for jobs that have not been, so that a job
 * accepted while Temporal is away is not lost.
 */
export async function insertJob(
  scope: Scope,
  job: {
    /** Of a job that is known by something from before it; a new one where it is left out. */
    readonly id?: string;
    readonly workspaceId: string;
    readonly kind: string;
    readonly request: JobRequest;
    readonly actor: string;
  },
): Promise<string> {
  const id = job.id ?? uuidv7();
  await scope('jobs').insert({
    id,
    workspace_id: job.workspaceId,
    kind: job.kind,
    request: JSON.stringify(job.request),
    created_by: job.actor,
  });
  return id;
}

/** Of a job whose work is counted otherwise than by its items. */
export async function setTotal(scope: Scope, jobId: string, total: number): Promise<void> {
  await scope('jobs').where({ id: jobId }).update({ total });
}

export async function readJob(scope: Scope, jobId: string): Promise<Job | undefined> {
  const row = await scope('jobs').where({ id: jobId }).first();
  return row && toJob(row as JobRow);
}

/** What a page of the job's workflow has to know; undefined when the job is over (or never was). */
export async function readRunningJob(
  scope: Scope,
  jobId: string,
): Promise<{ request: JobRequest; cancelRequested: boolean; actor: string } | undefined> {
  const row = await scope('jobs')
    .where({ id: jobId, state: 'running' })
    .first('request', 'cancel_requested', 'created_by');
  return row && { request: row.request, cancelRequested: row.cancel_requested, actor: row.created_by };
}

/** Asks a running job to stop before its next page. @returns the job, undefined when there is none */
export async function requestCancel(scope: Scope, jobId: string): Promise<Job | undefined> {
  await scope('jobs').where({ id: jobId, state: 'running' }).update({ cancel_requested: true });
  return readJob(scope, jobId);
}

/** Adds to the job's progress and to its tally, both in the transaction of the work that they count. */
export async function addProgress(
  scope: Scope,
  jobId: string,
  progress: { readonly done?: number; readonly failed?: number; readonly tally?: Readonly<Record<string, number>> },
): Promise<void> {
  // `least`: a job that goes round more than once meets some contacts again.
  await scope.raw(
    `UPDATE jobs SET done = least(done + :done, total), failed = failed + :failed, tally = tally || (
       SELECT coalesce(jsonb_object_agg(key, value::numeric + coalesce((tally->>key)::numeric, 0)), '{}')
       FROM jsonb_each_text(:tally::jsonb)) WHERE id = :jobId`,
    { jobId, done: progress.done ?? 0, failed: progress.failed ?? 0, tally: JSON.stringify(progress.tally ?? {}) },
  );
}

/** What the job's pages have counted so far. */
export async function readTally(scope: Scope, jobId: string): Promise<Record<string, number>> {
  return (await scope('jobs').where({ id: jobId }).first('tally'))?.tally ?? {};
}

/** Sets the final state and the receipt of a running job. @returns false when it was over before */
export async function closeJob(
  scope: Scope,
  jobId: string,
  end: { readonly state: JobState; readonly receipt: Readonly<Record<string, unknown>> | null; readonly at: Date },
): Promise<boolean> {
  const changed = await scope('jobs')
    .where({ id: jobId, state: 'running' })
    .update({
      // What was woken may have been counted by a page that died before it could say so.
      ...(end.state === 'done' ? { done: scope.raw('coalesce(total, done) - failed') } : {}),
      state: end.state,
      receipt: end.receipt && JSON.stringify(end.receipt),
      finished_at: end.at,
    });
  return changed > 0;
}

interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly request: JobRequest;
  readonly total: number | null;
  readonly done: number;
  readonly failed: number;
  readonly receipt: Record<string, unknown> | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

const toJob = (row: JobRow): Job => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  request: row.request,
  total: row.total,
  done: row.done,
  failed: row.failed,
  receipt: row.receipt,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
});
