import type { CustomFieldKind } from '../custom-fields.ts';

/** What a column of an imported file can be. Identifiers are part of the HTTP contract: never rename one. */
export const IMPORT_FIELDS = [
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'externalId',
  'timeZone',
  'tags',
  'optedOut',
  'status',
  'stage',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** A custom field is named by its key. */
const CUSTOM = 'customFields.';

export const customFieldOf = (field: string): string | null =>
  field.startsWith(CUSTOM) ? field.slice(CUSTOM.length) : null;

export const fieldOfCustom = (key: string): string => `${CUSTOM}${key}`;

/** One entry for each column of the file, in its order; null for a column that is left out. */
export type Mapping = readonly (string | null)[];

/** By which a row is told to be somebody: without one, importing the file again would make everybody twice. */
const IDENTIFYING: readonly string[] = ['email', 'phone', 'externalId'] satisfies ImportField[];

/** Several columns may hold tags; of everything else there is one. */
const SEVERAL: readonly string[] = ['tags'] satisfies ImportField[];

export interface ImportedCustomField {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  readonly options: readonly string[];
}

/** @returns what is wrong with the mapping, each with the place it is about; empty when nothing is */
export function mappingFaults(
  mapping: Mapping,
  columns: number,
  customFields: readonly Pick<ImportedCustomField, 'key'>[],
): { readonly path: string; readonly message: string }[] {
  const known = new Set<string>([...IMPORT_FIELDS, ...customFields.map(({ key }) => fieldOfCustom(key))]);
  const faults = mapping.flatMap((field, column) => {
    const path = `mapping.${String(column)}`;
    if (field === null) return [];
    if (!known.has(field)) return [{ path, message: 'is no field' }];
    const again = mapping.indexOf(field) < column && !SEVERAL.includes(field);
    return again ? [{ path, message: 'is mapped from another column already' }] : [];
  });
  if (mapping.length !== columns) faults.push({ path: 'mapping', message: `has ${String(columns)} columns to name` });
  if (!mapping.some((field) => field !== null && IDENTIFYING.includes(field))) {
    faults.push({ path: 'mapping', message: 'needs a column with the email, phone or externalId' });
  }
  return faults;
}
