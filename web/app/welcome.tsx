import { Button, Loader, Text } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useSignInLink } from '../api/sign-in-links.ts';
import { texts } from '../texts/texts.ts';
import { Entrance } from './entrance.tsx';
import { Failed } from './screen-error.tsx';
import { WelcomeForm } from './welcome-form.tsx';

const words = texts.signIn.welcome;

/** The page of a one-time link: the first person of an installation, an invitation, a new password. */
export function Welcome(): ReactNode {
  const { token } = useSearch({ from: '/welcome' });
  const { data: link, error, refetch } = useSignInLink(token);
  if (link) {
    return (
      <Entrance title={words.titles[link.purpose]} intro={words.intro[link.purpose](link.workspace.name)}>
        <WelcomeForm token={token} link={link} />
      </Entrance>
    );
  }
  if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) {
    return (
      <Entrance title={words.unusable}>
        <Text size="sm">{words.unusableHint}</Text>
        <Button component={Link} to="/people" variant="default">
          {words.toSignIn}
        </Button>
      </Entrance>
    );
  }
  return (
    <Entrance title={texts.shell.product}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : <Loader aria-label={words.checking} />}
    </Entrance>
  );
}
