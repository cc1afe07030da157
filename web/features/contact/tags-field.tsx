import { TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useContactEdit } from '../../api/contact-edits.ts';
import type { ContactDetail } from '../../api/contacts.ts';
import { useTags } from '../../api/tags.ts';
import { contactTexts } from '../../texts/contact.ts';

const words = contactTexts;
const LONGEST = 60;

/** Tags on and off; a name that is new makes a tag. */
export function TagsField({ contact, readOnly }: { contact: ContactDetail; readOnly: boolean }): ReactNode {
  const all = useTags();
  const edit = useContactEdit(contact.id);
  const has = contact.tags.map(({ name }) => name);
  const change = (names: readonly string[]): void => {
    for (const { id, name } of contact.tags) if (!names.includes(name)) edit.mutate({ type: 'untag', tagId: id });
    for (const name of names)
      if (!has.includes(name)) edit.mutate({ type: 'tag', name: name.trim().slice(0, LONGEST) });
  };
  return (
    <TagsInput
      label={words.tagsTitle}
      placeholder={readOnly ? '' : words.tagsHint}
      readOnly={readOnly}
      size="sm"
      data={all.map(({ name }) => name)}
      value={has}
      onChange={change}
    />
  );
}
