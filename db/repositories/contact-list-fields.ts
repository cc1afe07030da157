import type { CustomFieldKind, CustomFieldValue } from '../../domain/custom-fields.ts';
import type { Scope } from '../client.ts';
import { allOf, anyOf, sql, type Sql } from './contact-list-sql.ts';
import { listCustomFields } from './custom-fields.ts';

/** A value that a custom field has to have; several of one field are OR, several fields AND. */
export interface FieldFilter {
  readonly key: string;
  readonly value: string;
}

/** The condition on a contact `c`. A key that names no field, or a value that is none of its kind, finds nobody. */
export async function fieldCondition(scope: Scope, filters: readonly FieldFilter[]): Promise<Sql> {
  const fields = new Map((await listCustomFields(scope)).map((field) => [field.key, field]));
  const keys = [...new Set(filters.map(({ key }) => key))];
  return allOf(
    keys.map((key) => {
      const field = fields.get(key);
      const values = filters.flatMap((filter) =>
        field && filter.key === key ? asStored(field.kind, filter.value) : [],
      );
      return anyOf(values.map((value) => has({ [field?.id ?? '']: value })));
    }),
  );
}

/** The first part is what the index of custom fields is made for. */
const has = (stored: Readonly<Record<string, CustomFieldValue>>): Sql =>
  sql("(c.custom_fields <> '{}' AND c.custom_fields @> ?::jsonb)", JSON.stringify(stored));

function asStored(kind: CustomFieldKind, text: string): CustomFieldValue[] {
  if (kind !== 'number') return [text.trim()];
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? [value] : [];
}
