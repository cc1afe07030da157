import { sized } from '../../e2e/support/run-length.ts';

/**
 * How long anybody waits for a part that was struck: the supervisor lets half a minute pass before it starts a part that keeps
 * dying, several may be away at once, and in the long form a busy machine takes minutes to bring them back.
 */
export const PATIENCE_MS = sized({ short: 180_000, full: 900_000 });
