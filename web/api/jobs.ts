import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';
import { onLive } from './live.ts';

export type Job = paths['/v1/jobs/{id}']['get']['responses'][200]['content']['application/json'];
type Progress = Pick<Job, 'id' | 'state' | 'total' | 'done' | 'failed'>;

/** Events may be away; then the job is asked for itself. */
const ASK_EVERY_MS = 2_000;

/**
 * Follows a job until it has ended, by the server's events and by asking.
 *
 * @param changed hears every change, the last one included
 * @returns what stops following; the job goes on
 */
export function followJob(id: string, changed: (job: Progress) => void): () => void {
  let ended = false;
  const hear = (job: Progress): void => {
    if (ended) return;
    if (job.state !== 'running') stop();
    changed(job);
  };
  const ask = (): void => {
    api.GET('/v1/jobs/{id}', { params: { path: { id } } }).then(
      (answer) => hear(body(answer)),
      // The next round asks again; whoever is signed out by now sees the sign-in.
      () => undefined,
    );
  };
  const timer = setInterval(ask, ASK_EVERY_MS);
  const unhear = onLive('job.progress', (job) => {
    if (job.id === id) hear({ ...job, state: job.state as Job['state'], total: job.total ?? 0 });
  });
  const stop = (): void => {
    ended = true;
    clearInterval(timer);
    unhear();
  };
  ask();
  return stop;
}

/** Asks the job to stop before its next contacts. */
export async function cancelJob(id: string): Promise<void> {
  await api.POST('/v1/jobs/{id}/cancel', { params: { path: { id } } });
}
