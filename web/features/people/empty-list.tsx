import { Button, Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { texts } from '../../texts/texts.ts';
import { countFilters, type PeopleSearch } from './people-search.ts';

const words = texts.people.empty;
// Seen in a workspace's first hour, and never again.
const FirstHour = lazy(async () => ({ default: (await import('../first-hour/first-hour.tsx')).FirstHour }));

/** A list with nobody in it says why, and leads on. */
export function EmptyList({ search }: { search: PeopleSearch }): ReactNode {
  const navigate = useNavigate();
  if (countFilters(search) === 0) {
    return (
      <Center flex={1} style={{ overflow: 'auto' }}>
        <Suspense>
          <FirstHour />
        </Suspense>
      </Center>
    );
  }
  return (
    <Center flex={1} p="xl">
      <Stack align="center" maw={420} ta="center" gap="sm">
        <ThemeIcon size={56} radius="xl" variant="light" color="gray" aria-hidden>
          <IconSearchOff size={30} />
        </ThemeIcon>
        <Title order={2} size="h4">
          {words.noMatchTitle}
        </Title>
        <Text size="sm" c="dimmed">
          {words.noMatchHint}
        </Text>
        <Button variant="default" onClick={() => void navigate({ to: '/people', search: {} })}>
          {texts.people.clearFilters}
        </Button>
      </Stack>
    </Center>
  );
}
