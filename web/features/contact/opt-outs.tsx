import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useContactEdit, type OptOutScope } from '../../api/contact-edits.ts';
import type { ContactDetail } from '../../api/contacts.ts';
import { Time } from '../../design/time.tsx';
import type { Channel } from '../../design/vocabulary.ts';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';

const words = contactTexts;
const EVERYWHERE = 'all';

const where = (scope: string): string =>
  scope === EVERYWHERE ? words.optedOutEverywhere : (texts.words.channel[scope as Channel] ?? scope);

/** Whether the contact may be written to, and where not. */
export function OptOuts({ contact, readOnly }: { contact: ContactDetail; readOnly: boolean }): ReactNode {
  const edit = useContactEdit(contact.id);
  const isOutEverywhere = contact.optOuts.some(({ scope }) => scope === EVERYWHERE);
  return (
    <section aria-label={words.optOutsTitle}>
      <Stack gap="xs">
        <Text fw={600}>{words.optOutsTitle}</Text>
        {contact.optOuts.length === 0 && (
          <Text size="sm" c="dimmed">
            {words.mayWrite}
          </Text>
        )}
        {contact.optOuts.map(({ scope, at }) => (
          <Group key={scope} justify="space-between">
            <Text size="sm">
              {words.optedOut(where(scope))} · <Time at={at} />
            </Text>
            {!readOnly && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => edit.mutate({ type: 'optOut', scope: scope as OptOutScope, stops: false })}
              >
                {words.writeAgain(where(scope))}
              </Button>
            )}
          </Group>
        ))}
        {!readOnly && !isOutEverywhere && (
          <Button
            size="compact-sm"
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => edit.mutate({ type: 'optOut', scope: EVERYWHERE, stops: true })}
          >
            {words.stopWriting}
          </Button>
        )}
      </Stack>
    </section>
  );
}
