import { queryOnce } from '../up/postgres-cluster.ts';

const POLL_MS = 250;

/** How many contacts have messages that no judgement has seen yet. */
export async function unjudgedContacts(databaseUrl: string): Promise<number> {
  const [row] = await queryOnce(
    databaseUrl,
    'SELECT count(*)::int AS contacts FROM rapport.contact_inbox WHERE judged_seq < last_seq',
  );
  return Number(row?.['contacts']);
}

/**
 * Waits until every message accepted so far has been judged.
 * @throws when there are still some after `withinMs`.
 */
export async function untilAllJudged(
  databaseUrl: string,
  withinMs: number,
  onProgress: (unjudged: number) => void = () => undefined,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const unjudged = await unjudgedContacts(databaseUrl);
    onProgress(unjudged);
    if (unjudged === 0) return;
    if (performance.now() > deadline) {
      throw new Error(`${String(unjudged)} contacts are still not judged after ${String(withinMs / 1_000)} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
