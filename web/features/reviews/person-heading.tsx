import { Anchor, Group, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { texts } from '../../texts/texts.ts';

/** Whose conversation it is, and the way to all that is known of them. */
export function PersonHeading({ contactId, name }: { contactId: string; name: string | null }): ReactNode {
  return (
    <Group justify="space-between">
      <Title order={2} size="h4">
        {name ?? texts.words.unnamed}
      </Title>
      <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/contacts/$contactId" params={{ contactId }} />}>
        {texts.reviews.toContact}
      </Anchor>
    </Group>
  );
}
