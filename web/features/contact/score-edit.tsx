import { Button, Group, NumberInput, Popover, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useContactEdit } from '../../api/contact-edits.ts';
import type { ContactDetail } from '../../api/contacts.ts';
import { contactTexts } from '../../texts/contact.ts';

const words = contactTexts;

/** What a person can do with the score: add or take points, or assign one, which locks it. */
export function ScoreEdit({ contact }: { contact: ContactDetail }): ReactNode {
  const edit = useContactEdit(contact.id);
  return (
    <Group gap="xs">
      <ScoreForm
        button={words.adjust}
        label={words.adjustPoints}
        range={[-100, 100]}
        onApply={(points, note) => points !== 0 && edit.mutate({ type: 'points', points, note })}
      />
      <ScoreForm
        button={words.assignScore}
        label={words.newScore}
        range={[0, 100]}
        onApply={(value, note) => edit.mutate({ type: 'score', value, note })}
      />
    </Group>
  );
}

interface FormProps {
  readonly button: string;
  readonly label: string;
  readonly range: readonly [number, number];
  readonly onApply: (value: number, note: string | null) => void;
}

function ScoreForm({ button, label, range: [min, max], onApply }: FormProps): ReactNode {
  const [opened, { toggle, close }] = useDisclosure();
  const form = useForm({ initialValues: { value: '' as string | number, note: '' } });
  const submit = form.onSubmit(({ value, note }) => {
    if (typeof value !== 'number') return;
    onApply(value, note.trim() === '' ? null : note.trim());
    form.reset();
    close();
  });
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} trapFocus returnFocus withArrow>
      <Popover.Target>
        <Button variant="default" size="compact-sm" onClick={toggle}>
          {button}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={button}>
        <form onSubmit={submit}>
          <Stack gap="xs" w={240}>
            <NumberInput
              label={label}
              min={min}
              max={max}
              allowDecimal={false}
              required
              {...form.getInputProps('value')}
            />
            <TextInput label={words.adjustNote} maxLength={2_000} {...form.getInputProps('note')} />
            <Button type="submit" size="sm">
              {words.apply}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
