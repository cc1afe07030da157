import { Anchor, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useContactsBehind, type BehindQuery } from '../../api/analytics.ts';
import { analyticsTexts } from '../../texts/analytics.ts';
import { texts } from '../../texts/texts.ts';
import type { Cell } from './chart-card.tsx';

const words = analyticsTexts.behind;

/** A number that opens the list of its contacts. */
export const behindCell = (n: number, what: string, query: BehindQuery): Cell => ({
  value: n,
  ...(n === 0 ? {} : { shown: <BehindNumber n={n} what={what} query={query} /> }),
});

interface BehindNumberProps {
  readonly n: number;
  readonly what: string;
  readonly query: BehindQuery;
}

function BehindNumber({ n, what, query }: BehindNumberProps): ReactNode {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Anchor component="button" type="button" size="sm" aria-label={words.open(n, what)} onClick={open}>
        {texts.words.number(n)}
      </Anchor>
      <Modal opened={opened} onClose={close} title={words.title} closeButtonProps={{ 'aria-label': texts.shell.close }}>
        <Contacts query={query} />
      </Modal>
    </>
  );
}

function Contacts({ query }: { query: BehindQuery }): ReactNode {
  const { contacts, more } = useContactsBehind(query);
  return (
    <Stack>
      {contacts?.length === 0 && <Text size="sm">{words.none}</Text>}
      <List listStyleType="none" spacing="xs">
        {contacts?.map(({ contact: { id, name }, count }) => (
          <List.Item key={id}>
            <Group gap="xs">
              <Anchor component={Link} to={`/contacts/${id}`} size="sm">
                {name ?? texts.words.unnamed}
              </Anchor>
              <Text size="sm" c="dimmed">
                {words.times(count)}
              </Text>
            </Group>
          </List.Item>
        ))}
      </List>
      {more && (
        <Button variant="default" onClick={more}>
          {words.more}
        </Button>
      )}
    </Stack>
  );
}
