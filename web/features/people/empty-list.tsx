import { Anchor, Button, Center, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconMessages, IconSearchOff } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { texts } from '../../texts/texts.ts';
import { countFilters, type PeopleSearch } from './people-search.ts';

const words = texts.people.empty;

/** A list with nobody in it says why, and leads on. */
export function EmptyList({ search }: { search: PeopleSearch }): ReactNode {
  const navigate = useNavigate();
  const maySet = useMay('settings');
  const filtered = countFilters(search) > 0;
  return (
    <Center flex={1} p="xl">
      <Stack align="center" maw={420} ta="center" gap="sm">
        <ThemeIcon size={56} radius="xl" variant="light" color="gray" aria-hidden>
          {filtered ? <IconSearchOff size={30} /> : <IconMessages size={30} />}
        </ThemeIcon>
        <Title order={2} size="h4">
          {filtered ? words.noMatchTitle : words.noneTitle}
        </Title>
        <Text size="sm" c="dimmed">
          {filtered ? words.noMatchHint : words.noneHint}
        </Text>
        {filtered ? (
          <Button variant="default" onClick={() => void navigate({ to: '/people', search: {} })}>
            {texts.people.clearFilters}
          </Button>
        ) : (
          <>
            {maySet && (
              <Group justify="center">
                <Button component={Link} to="/settings/channels">
                  {words.connect}
                </Button>
                <Button component={Link} to="/settings/ai" variant="default">
                  {words.describe}
                </Button>
              </Group>
            )}
            <Anchor href="/docs" size="sm">
              {words.noneDocs}
            </Anchor>
          </>
        )}
      </Stack>
    </Center>
  );
}
