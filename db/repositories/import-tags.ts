import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';

/**
 * The tags of these names, made where there are none, by their names in lower case.
 * @param color of those that are made
 */
export async function tagsOfNames(
  scope: Scope,
  workspaceId: string,
  names: readonly string[],
  color: string,
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const find = async (): Promise<Map<string, string>> => {
    const { rows } = await scope.raw<{ rows: { id: string; plain: string }[] }>(
      `SELECT t.id, n.name AS plain FROM unnest(?::text[]) AS n (name) JOIN tags t ON lower(t.name) = lower(n.name)`,
      [[...names]],
    );
    return new Map(rows.map(({ id, plain }) => [plain.toLowerCase(), id]));
  };
  const known = await find();
  const missing = names.filter((name) => !known.has(name.toLowerCase()));
  if (missing.length === 0) return known;
  await scope.raw(
    `INSERT INTO tags (id, workspace_id, name, color) SELECT unnest(?::uuid[]), ?::uuid, unnest(?::text[]), ?
     ON CONFLICT DO NOTHING`,
    [missing.map(() => uuidv7()), workspaceId, missing, color],
  );
  return find();
}
