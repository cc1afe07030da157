import { Alert, Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiProblem, inWords } from '../api/problem.ts';
import { texts } from '../texts/texts.ts';

const words = texts.problems;

/** A screen that broke, with the rest of the dashboard still around it. */
export function ScreenError({ error, reset }: ErrorComponentProps): ReactNode {
  return (
    <Container size="sm" py="xl">
      <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={words.screenTitle}>
        <Stack>
          <Text size="sm">{error instanceof ApiProblem ? inWords(error) : words.screenHint}</Text>
          <Group>
            <Button variant="default" onClick={reset}>
              {words.again}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => location.reload()}>
              {words.reload}
            </Button>
          </Group>
        </Stack>
      </Alert>
    </Container>
  );
}

/** An address without a screen. */
export function NotFound(): ReactNode {
  return (
    <Container size="sm" py="xl">
      <Stack align="flex-start">
        <Title order={1} size="h2">
          {words.notFoundTitle}
        </Title>
        <Text c="dimmed">{words.notFoundHint}</Text>
        <Button component={Link} to="/people">
          {words.toPeople}
        </Button>
      </Stack>
    </Container>
  );
}

/** Something that could not be fetched, with a way to ask again. */
export function Failed({ error, retry }: { error: unknown; retry: () => void }): ReactNode {
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={inWords(error)} role="alert">
      <Button variant="default" size="xs" onClick={retry}>
        {words.again}
      </Button>
    </Alert>
  );
}
