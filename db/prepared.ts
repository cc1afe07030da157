import type { Scope } from './client.ts';

/**
 * A statement that each connection plans once and then only runs: planning the views of schema `scoped` costs several times what
 * running them does. For statements of one text that are run for every message.
 *
 * @param name unique to this text
 */
export async function runPrepared<Row>(
  scope: Scope,
  name: string,
  text: string,
  bindings: Readonly<Record<string, unknown>>,
): Promise<Row[]> {
  // knex hands options through to pg, whose `name` makes a prepared statement; its types do not know.
  const { rows } = (await scope.raw(text, bindings as Record<string, never>).options({ name })) as { rows: Row[] };
  return rows;
}
