import type { Setting } from './setting.ts';

/**
 * Holds the worker, and the relay in it, while `work` is done. Nothing may be left to be judged: a process that is held in the
 * middle of a transaction keeps its locks.
 */
export async function withWorkerHeld<T>(
  { installation }: Pick<Setting, 'installation'>,
  work: () => Promise<T>,
): Promise<T> {
  const { worker } = installation.processIds();
  if (worker === null) throw new Error('there is no worker to hold');
  process.kill(worker, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(worker, 'SIGCONT');
  }
}

/** What no workflow has been told of is never judged: to wait for it would take minutes, and measure nothing. */
export async function forgetBacklog({ pool }: Pick<Setting, 'pool'>): Promise<void> {
  await pool.query(
    'UPDATE rapport.contact_inbox SET relayed_seq = last_seq, judged_seq = last_seq WHERE last_seq > relayed_seq',
  );
}
