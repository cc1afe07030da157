import { inWorkspace, type Scope } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { beginErasureOfJob } from '../../../db/repositories/begin-erasure.ts';
import { countItems } from '../../../db/repositories/job-items.ts';
import { insertJob, type JobRequest } from '../../../db/repositories/jobs.ts';
import { retrying } from '../../../db/retry.ts';
import type { AppDeps } from '../../deps.ts';
import type { Caller } from '../../plugins/auth.ts';

interface NewJob {
  readonly kind: string;
  readonly request: JobRequest;
  /** Puts the contacts that the job is about among its items. A problem it throws leaves no job behind. */
  readonly choose: (scope: Scope, job: { readonly workspaceId: string; readonly jobId: string }) => Promise<void>;
}

/**
 * Makes a job with its contacts fixed, in one transaction; the relay starts its workflow. A deletion has begun with the commit:
 * its contacts are gone for everybody.
 */
export async function makeJob(deps: AppDeps, caller: Caller, { kind, request, choose }: NewJob): Promise<string> {
  const { workspaceId, actor } = caller;
  const jobId = await retrying(() =>
    inWorkspace(deps.database, workspaceId, async (scope) => {
      const id = await insertJob(scope, { workspaceId, kind, request, actor });
      await choose(scope, { workspaceId, jobId: id });
      const total = await countItems(scope, id);
      const erasure = { workspaceId, secretKey: deps.secretKey, at: deps.clock() };
      if (kind === 'delete') await beginErasureOfJob(scope, id, total, erasure);
      await writeAudit(scope, { workspaceId, actor, action: `job.${kind}`, subject: { kind: 'job', id } });
      return id;
    }),
  );
  deps.bell.ring();
  return jobId;
}
