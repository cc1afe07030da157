import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { inWords } from '../api/problem.ts';
import { useSignInByLink } from '../api/sign-in-links.ts';
import { texts } from '../texts/texts.ts';

const words = texts.signIn.welcome;
const LEAST_PASSWORD = 10;

interface WelcomeFormProps {
  readonly token: string;
  readonly link: { purpose: 'welcome' | 'invite' | 'reset'; email: string | null; name: string | null };
}

/** Asks for what the link's purpose leaves open: all of it for the first person, the password alone for a reset. */
export function WelcomeForm({ token, link }: WelcomeFormProps): ReactNode {
  const navigate = useNavigate();
  const enter = useSignInByLink();
  const [asksName, asksEmail] = [link.purpose !== 'reset', link.purpose === 'welcome'];
  const form = useForm({
    initialValues: { name: link.name ?? '', email: link.email ?? '', password: '' },
    validate: {
      ...(asksName ? { name: isNotEmpty(words.nameMissing) } : {}),
      ...(asksEmail ? { email: isEmail(words.emailWrong) } : {}),
      password: (password: string) => (password.length < LEAST_PASSWORD ? words.passwordShort : null),
    },
  });
  const submit = form.onSubmit(({ name, email, password }) => {
    const answers = { token, password, ...(asksName ? { name } : {}), ...(asksEmail ? { email } : {}) };
    enter.mutate(answers, { onSuccess: () => void navigate({ to: '/people', replace: true }) });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {enter.error && (
          <Alert color="red" variant="light" role="alert">
            {inWords(enter.error)}
          </Alert>
        )}
        {asksName && <TextInput label={words.name} autoComplete="name" required {...form.getInputProps('name')} />}
        <TextInput
          type="email"
          label={words.email}
          autoComplete="username"
          required={asksEmail}
          readOnly={!asksEmail}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={words.password}
          description={link.purpose === 'invite' ? `${words.passwordHint} ${words.otherWorkspace}` : words.passwordHint}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={enter.isPending}>
          {words.submit}
        </Button>
      </Stack>
    </form>
  );
}
