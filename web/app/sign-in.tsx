import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { inWords } from '../api/problem.ts';
import { useSignIn } from '../api/session.ts';
import { texts } from '../texts/texts.ts';
import { Entrance } from './entrance.tsx';

const words = texts.signIn;

export function SignIn(): ReactNode {
  const form = useForm({ initialValues: { email: '', password: '' } });
  const signIn = useSignIn();
  return (
    <Entrance title={words.title}>
      <form onSubmit={form.onSubmit((credentials) => signIn.mutate(credentials))}>
        <Stack>
          {signIn.error && (
            <Alert color="red" variant="light" role="alert">
              {inWords(signIn.error)}
            </Alert>
          )}
          <TextInput
            type="email"
            label={words.email}
            autoComplete="username"
            required
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={words.password}
            autoComplete="current-password"
            required
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={signIn.isPending}>
            {words.submit}
          </Button>
          <Text size="xs" c="dimmed">
            {words.first}
          </Text>
        </Stack>
      </form>
    </Entrance>
  );
}
