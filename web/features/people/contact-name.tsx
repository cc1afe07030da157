import { Anchor, Avatar, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { FlagMarks } from '../../design/card-marks.tsx';
import { texts } from '../../texts/texts.ts';
import classes from './contact-name.module.css';

/** What a contact is called: by name, else by how they can be reached. */
export const calledAs = ({ name, email, phone }: Pick<Contact, 'name' | 'email' | 'phone'>): string =>
  name ?? email ?? phone ?? texts.words.unnamed;

/** The name as a link to the contact, with crown and alert, and the company or address below it. */
export function ContactName({ contact }: { contact: Contact }): ReactNode {
  const called = calledAs(contact);
  const below = contact.company ?? [contact.email, contact.phone].find((value) => value !== null && value !== called);
  return (
    <Group gap="sm" wrap="nowrap">
      <Avatar name={contact.name ?? ''} color="initials" size={34} radius="xl" aria-hidden />
      <div className={classes['text']}>
        <Group gap={4} wrap="nowrap">
          <Anchor
            renderRoot={(props) => (
              <Link {...props} to="/people/$contactId" params={{ contactId: contact.id }} search />
            )}
            c="var(--mantine-color-text)"
            fw={600}
            size="sm"
            truncate
            data-contact={contact.id}
          >
            {called}
          </Anchor>
          <FlagMarks contact={contact} />
        </Group>
        {below !== undefined && (
          <Text size="xs" c="dimmed" truncate>
            {below}
          </Text>
        )}
      </div>
    </Group>
  );
}
