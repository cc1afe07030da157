import { Center, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { whenSignedOut } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';
import { SESSION_KEY, useSessionQuery } from '../api/session.ts';
import { texts } from '../texts/texts.ts';
import { Failed } from './screen-error.tsx';
import { ScreenSkeleton } from './screen-skeleton.tsx';
import { Shell } from './shell.tsx';

const SignIn = lazy(async () => ({ default: (await import('./sign-in.tsx')).SignIn }));

/** The shell for whoever is signed in, else the sign-in at the same address, so that one goes on where one wanted to. */
export function SignedIn(): ReactNode {
  const { data: session, error, refetch } = useSessionQuery();
  useEffect(() => whenSignedOut(() => queryClient.setQueryData(SESSION_KEY, null)), []);
  if (session) return <Shell session={session} />;
  if (session === null) {
    return (
      <Suspense>
        <SignIn />
      </Suspense>
    );
  }
  if (error === null) return <ScreenSkeleton />;
  return (
    <Center mih="100vh" p="md" component="main">
      <Stack>
        <Title order={1} size="h3">
          {texts.shell.product}
        </Title>
        <Text c="dimmed">{texts.signIn.away}</Text>
        <Failed error={error} retry={refetch} />
      </Stack>
    </Center>
  );
}
