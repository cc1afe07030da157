/** A workspace's own fields of a contact. Identifiers are part of the HTTP contract: never rename one. */
export const CUSTOM_FIELD_KINDS = ['text', 'number', 'date', 'choice'] as const;
export type CustomFieldKind = (typeof CUSTOM_FIELD_KINDS)[number];

export type CustomFieldValue = string | number;

export interface CustomFieldRule {
  readonly kind: CustomFieldKind;
  /** Of a choice; else empty. */
  readonly options: readonly string[];
}

const LONGEST_TEXT = 2_000;

/** @returns what is wrong with the value, in words that follow the field's name; null when nothing is */
export function customFieldFault({ kind, options }: CustomFieldRule, value: unknown): string | null {
  switch (kind) {
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') return 'must be text';
      return [...value].length > LONGEST_TEXT ? `must be at most ${String(LONGEST_TEXT)} characters` : null;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'must be a number';
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : 'must be a date such as 1990-12-31';
    case 'choice':
      return typeof value === 'string' && options.includes(value) ? null : 'must be one of the options';
  }
}

/** A day of the calendar as ISO 8601 has it; `2026-02-30` is none. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
