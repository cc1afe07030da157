import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';

/** Parameters of the contact list, as they stand in its URL. */
export type ViewQuery = Readonly<Record<string, string | readonly string[]>>;

/** Filters of the contact list under a name. */
export interface ViewRow {
  readonly id: string;
  /** Whose it is; null for what an API key made. */
  readonly user_id: string | null;
  readonly name: string;
  readonly query: ViewQuery;
  readonly shared: boolean;
  readonly position: number;
  readonly created_at: Date;
}

const COLUMNS = [
  'id',
  'user_id',
  'name',
  'query',
  'shared',
  'position',
  'created_at',
] as const satisfies readonly (keyof ViewRow)[];

/** The views a person sees: shared ones and their own. @param userId null for a key, which sees the shared ones */
const visible = (scope: Scope, userId: string | null) =>
  scope<ViewRow>('saved_views').where((view) => {
    void view.where({ shared: true });
    if (userId !== null) void view.orWhere({ user_id: userId });
  });

export const listViews = (scope: Scope, userId: string | null): Promise<ViewRow[]> =>
  visible(scope, userId)
    .orderBy(['position', 'id'])
    .select(...COLUMNS);

export const readView = (scope: Scope, userId: string | null, id: string): Promise<ViewRow | undefined> =>
  visible(scope, userId)
    .andWhere({ id })
    .first(...COLUMNS);

/** Makes a view, at the end where no position is given. */
export async function insertView(
  scope: Scope,
  view: {
    readonly workspaceId: string;
    readonly userId: string | null;
    readonly name: string;
    readonly query: ViewQuery;
    readonly shared: boolean;
    readonly position: number | undefined;
    readonly now: Date;
  },
): Promise<ViewRow> {
  const [row] = await scope('saved_views')
    .insert({
      id: uuidv7(),
      workspace_id: view.workspaceId,
      user_id: view.userId,
      name: view.name,
      query: JSON.stringify(view.query),
      shared: view.shared,
      position: view.position ?? scope.raw('(SELECT coalesce(max(position) + 1, 0) FROM saved_views)'),
      created_at: view.now,
    })
    .returning<ViewRow[]>([...COLUMNS]);
  if (!row) throw new Error('the view was not stored');
  return row;
}

export async function updateView(
  scope: Scope,
  id: string,
  { query, ...change }: Partial<Pick<ViewRow, 'name' | 'query' | 'shared' | 'position'>>,
): Promise<ViewRow> {
  const [row] = await scope('saved_views')
    .where({ id })
    .update({ ...change, ...(query === undefined ? {} : { query: JSON.stringify(query) }) })
    .returning<ViewRow[]>([...COLUMNS]);
  if (!row) throw new Error('the view is gone');
  return row;
}

export async function deleteView(scope: Scope, id: string): Promise<void> {
  await scope('saved_views').where({ id }).delete();
}
