import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TestApi } from '../../support/api.ts';

/** A row of `contacts`, column by column; what is left out keeps its default. */
export type Columns = Readonly<Record<string, unknown>>;

export interface People {
  /** Writes a contact with its inbox straight into the tables. @returns its id */
  contact(columns?: Columns): Promise<string>;
  /** Writes a row of another table, in the workspace. @returns its id */
  row(table: string, columns: Columns): Promise<string>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Writes what tests read, as the tables' owner, and without the engine: a contact can be anything at once. */
export async function startPeople(api: TestApi, workspaceId = api.workspaceId): Promise<People> {
  const client = new pg.Client({ connectionString: api.ownerUrl });
  await client.connect();
  const insert = async (table: string, columns: Columns): Promise<void> => {
    const names = Object.keys(columns);
    await client.query(
      `INSERT INTO rapport.${table} (${names.join(', ')}) VALUES (${names.map((_, n) => `$${String(n + 1)}`).join(', ')})`,
      Object.values(columns),
    );
  };
  return {
    async contact(columns = {}) {
      const id = randomUUID();
      const row = {
        id,
        workspace_id: workspaceId,
        source: 'chat_widget',
        first_seen_at: '2026-01-01T00:00:00Z',
        ...columns,
      };
      await insert('contacts', row);
      await insert('contact_inbox', { contact_id: row.id, workspace_id: workspaceId });
      return row.id;
    },
    async row(table, columns) {
      const id = randomUUID();
      const row = { id, workspace_id: workspaceId, ...columns };
      await insert(table, row);
      return row.id;
    },
    query: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await client.query<Row>(text, values)).rows,
    close: () => client.end(),
  };
}
