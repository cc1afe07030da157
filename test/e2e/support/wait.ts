const POLL_MS = 100;

/**
 * Asks again until the answer is neither undefined nor false, and returns it.
 * @throws with what was waited for, and the last failure where asking itself failed.
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  withinMs = 30_000,
  pollMs = POLL_MS,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  let failure: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      // A part that was just killed does not answer; the deadline decides whether that was all.
      failure = error;
    }
    await sleep(pollMs);
  } while (performance.now() < deadline);
  throw new Error(`${what}: not within ${String(withinMs / 1_000)} s`, { cause: failure });
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
