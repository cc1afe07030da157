import { Badge, Group, Stack, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ContactDetail } from '../../api/contacts.ts';
import { Time } from '../../design/time.tsx';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';

const words = contactTexts;

const kindInWords = (kind: string): string =>
  words.identityKind[kind as keyof typeof words.identityKind] ??
  texts.words.channel[kind as keyof typeof texts.words.channel] ??
  kind;

/** By which addresses and accounts the contact is known, and whether somebody vouches for each. */
export function Identities({ contact: { identities } }: { contact: ContactDetail }): ReactNode {
  if (identities.length === 0) return null;
  return (
    <section aria-label={words.identitiesTitle}>
      <Stack gap="xs">
        <Text fw={600}>{words.identitiesTitle}</Text>
        {identities.map(({ kind, value, verified, primary, linkedBy, at }) => (
          <Group key={`${kind} ${value}`} justify="space-between" gap="xs" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {value}
              </Text>
              <Text size="xs" c="dimmed">
                {kindInWords(kind)} · {primary && `${words.primary} · `}
                {words.linkedBy(linkedBy)} · <Time at={at} />
              </Text>
            </div>
            <Tooltip label={verified ? words.verifiedHint : words.claimedHint}>
              <Badge variant="light" color={verified ? 'green' : 'gray'} tt="none" style={{ flex: 'none' }}>
                {verified ? words.verified : words.claimed}
              </Badge>
            </Tooltip>
          </Group>
        ))}
      </Stack>
    </section>
  );
}
