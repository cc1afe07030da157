import { Badge, Card, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { ChannelIcons } from '../../design/channel-icons.tsx';
import { Time } from '../../design/time.tsx';
import { mergingTexts } from '../../texts/merging.ts';
import { calledAs } from '../people/contact-name.tsx';

const words = mergingTexts;

/** Two contacts beside each other, the one that would stay first. */
export function SideBySide({ contacts }: { contacts: readonly Contact[] }): ReactNode {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {contacts.map((contact, place) => (
        <Brief key={contact.id} contact={contact} role={place === 0 ? words.first : words.second} />
      ))}
    </SimpleGrid>
  );
}

function Brief({ contact, role }: { contact: Contact; role: string }): ReactNode {
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.fields.email, contact.email ?? words.unknown],
    [words.fields.phone, contact.phone ?? words.unknown],
    [words.fields.company, contact.company ?? words.unknown],
    [
      words.fields.channels,
      contact.channels.length === 0 ? words.unknown : <ChannelIcons channels={contact.channels} />,
    ],
    [words.fields.messages, String(contact.messageCount)],
    [words.fields.firstSeen, <Time key="first" at={contact.firstSeenAt} />],
    [
      words.fields.lastMessage,
      contact.lastMessageAt === null ? words.unknown : <Time key="last" at={contact.lastMessageAt} />,
    ],
  ];
  return (
    <Card withBorder padding="sm" data-brief={contact.id}>
      <Stack gap={6}>
        <Badge variant="light" color="gray" tt="none" style={{ alignSelf: 'flex-start' }}>
          {role}
        </Badge>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {calledAs(contact)}
        </Text>
        <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing={0} fz="sm">
          <Table.Tbody>
            {facts.map(([label, value]) => (
              <Table.Tr key={label}>
                <Table.Th scope="row" fw={400} c="dimmed" w={110}>
                  {label}
                </Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Card>
  );
}

/** The one first seen stays: the same rule as the server's. */
export function inOrder(one: Contact, other: Contact): readonly Contact[] {
  const seen = ({ firstSeenAt, id }: Contact): string => `${firstSeenAt} ${id}`;
  return seen(one) < seen(other) ? [one, other] : [other, one];
}
