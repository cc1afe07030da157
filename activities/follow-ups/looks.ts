import type { DeadlineCause } from '../../domain/judgement.ts';

/** When to look again, and why. ISO 8601 UTC. */
export interface Look {
  readonly at: string;
  readonly cause: DeadlineCause;
}

/** The first of them. */
export function earliest(looks: readonly (Look | null)[]): Look | null {
  const known = looks.filter((look) => look !== null);
  return known.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null;
}
