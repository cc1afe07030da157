import { Select, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useContactEdit } from '../../api/contact-edits.ts';
import type { ContactDetail } from '../../api/contacts.ts';
import { useCustomFields, type CustomField } from '../../api/custom-fields.ts';
import { contactTexts } from '../../texts/contact.ts';
import { InlineText } from './inline-text.tsx';

const words = contactTexts;

/** The fields that the workspace has made up. */
export function CustomFields({ contact, readOnly }: { contact: ContactDetail; readOnly: boolean }): ReactNode {
  const fields = useCustomFields();
  const edit = useContactEdit(contact.id);
  if (fields.length === 0) return null;
  return (
    <section aria-label={words.customTitle}>
      <Stack gap="xs">
        <Text fw={600}>{words.customTitle}</Text>
        {fields.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            value={asText(contact.customFields[field.key])}
            readOnly={readOnly}
            onSave={(value) => edit.mutate({ type: 'details', change: { customFields: { [field.key]: value } } })}
          />
        ))}
      </Stack>
    </section>
  );
}

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

interface FieldInputProps {
  readonly field: CustomField;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onSave: (value: string | number | null) => void;
}

function FieldInput({ field: { name, kind, options }, value, readOnly, onSave }: FieldInputProps): ReactNode {
  if (kind === 'choice') {
    return (
      <Select
        label={name}
        placeholder={words.noOption}
        size="sm"
        clearable={!readOnly}
        readOnly={readOnly}
        // A value that is no option any more stays until it is set anew.
        data={value === '' || options.includes(value) ? options : [value, ...options]}
        value={value === '' ? null : value}
        onChange={onSave}
      />
    );
  }
  const save = (text: string): void => onSave(text === '' ? null : kind === 'number' ? Number(text) : text);
  return <InlineText label={name} value={value} readOnly={readOnly} type={kind} onSave={save} />;
}
