import { setTimeout as sleep } from 'node:timers/promises';

/** Postgres found a circle of waiting transactions, or one that no longer fits with another's commit; this one was undone. */
const UNDONE = new Set(['40P01', '40001']);
const UNIQUE_VIOLATION = '23505';

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 5;

/** Thrown inside a transaction that met somebody else's newer work: all of it is done again on what is there now. */
export class LostRace extends Error {
  override readonly name = 'LostRace';
}

/** Another transaction was first; what it committed is there to be read now. */
export function wasOvertaken(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && (UNDONE.has(code) || code === UNIQUE_VIOLATION);
}

/**
 * Runs a whole transaction again when another one was first, with growing pauses of uneven length, so that two that met do not
 * meet again. The last error is thrown as it is.
 */
export async function retrying<T>(
  transaction: () => Promise<T>,
  again: (error: unknown) => boolean = wasOvertaken,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === ATTEMPTS || !again(error)) throw error;
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }
}
