import type { Knex } from 'knex';
import { v7 as uuidv7 } from 'uuid';
import type { CustomFieldKind } from '../../domain/custom-fields.ts';
import type { Scope } from '../client.ts';

/** A workspace's own field of a contact. */
export interface CustomFieldRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  readonly options: readonly string[];
  readonly position: number;
  readonly created_at: Date;
}

const COLUMNS = [
  'id',
  'key',
  'name',
  'kind',
  'options',
  'position',
  'created_at',
] as const satisfies readonly (keyof CustomFieldRow)[];

/** The values of a contact `c` by the keys of their fields, without those of fields that were removed. */
export const CUSTOM_FIELD_VALUES = `(
  SELECT coalesce(jsonb_object_agg(f.key, v.value), '{}') FROM jsonb_each(c.custom_fields) AS v
  JOIN custom_fields f ON f.id::text = v.key AND f.removed_at IS NULL)`;

/** Days of the calendar in the fields of kind date of a contact `c`, by the fields' keys. */
export const DATES = `CASE c.custom_fields WHEN '{}' THEN '{}' ELSE
  (SELECT coalesce(jsonb_object_agg(f.key, c.custom_fields -> f.id::text), '{}') FROM custom_fields f
    WHERE f.kind = 'date' AND f.removed_at IS NULL AND c.custom_fields -> f.id::text IS NOT NULL) END`;

const inForce = (scope: Scope) =>
  scope<CustomFieldRow & { removed_at: Date | null }>('custom_fields').whereNull('removed_at');

export const listCustomFields = (scope: Scope): Promise<CustomFieldRow[]> =>
  inForce(scope)
    .orderBy(['position', 'id'])
    .select(...COLUMNS);

export const readCustomField = (scope: Scope, id: string): Promise<CustomFieldRow | undefined> =>
  inForce(scope)
    .where({ id })
    .first(...COLUMNS);

/** Makes a field, at the end where no position is given. @returns undefined when another has the key */
export async function insertCustomField(
  scope: Scope,
  field: Pick<CustomFieldRow, 'key' | 'name' | 'kind' | 'options'> & {
    readonly workspaceId: string;
    readonly position: number | undefined;
    readonly now: Date;
  },
): Promise<CustomFieldRow | undefined> {
  const { workspaceId, key, name, kind, options, position, now } = field;
  const [row] = await scope('custom_fields')
    .insert({
      ...{ id: uuidv7(), workspace_id: workspaceId, key, name, kind, options: [...options], created_at: now },
      position: position ?? scope.raw('(SELECT coalesce(max(position) + 1, 0) FROM custom_fields)'),
    })
    .onConflict()
    .ignore()
    .returning<CustomFieldRow[]>([...COLUMNS]);
  return row;
}

export async function updateCustomField(
  scope: Scope,
  id: string,
  change: Partial<Pick<CustomFieldRow, 'name' | 'options' | 'position'>>,
): Promise<CustomFieldRow> {
  const [row] = await scope('custom_fields')
    .where({ id })
    .update(change)
    .returning<CustomFieldRow[]>([...COLUMNS]);
  if (!row) throw new Error('the field is gone');
  return row;
}

/** From now on no contact shows a value of it, and its key is free; {@link takeRemovedFieldsOff} does the rest later. */
export async function removeCustomField(scope: Scope, id: string, now: Date): Promise<void> {
  await scope('custom_fields').where({ id }).update({ removed_at: now });
}

/** Rows changed in one statement: small enough that nobody waits long for its locks. */
const PAGE = 1_000;

/**
 * Takes the values of removed fields off all contacts, then forgets the fields.
 *
 * @param db a pool of the role `rapport_maintenance`
 */
export async function takeRemovedFieldsOff(db: Knex): Promise<void> {
  const fields = await db('custom_fields')
    .whereNotNull('removed_at')
    .select<{ id: string; workspace_id: string }[]>('id', 'workspace_id');
  for (const { id, workspace_id } of fields) {
    for (let rowCount = PAGE; rowCount === PAGE;) {
      ({ rowCount } = await db.raw<{ rowCount: number }>(
        `UPDATE contacts SET custom_fields = custom_fields - :id::text WHERE id IN (
           SELECT id FROM contacts
           WHERE workspace_id = :workspace_id AND custom_fields <> '{}' AND custom_fields \\? :id
           ORDER BY id LIMIT ${String(PAGE)} FOR NO KEY UPDATE)`,
        { id, workspace_id },
      ));
    }
    await db('custom_fields').where({ id }).delete();
  }
}
