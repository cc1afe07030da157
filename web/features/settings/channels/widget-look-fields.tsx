import { Button, Collapse, ColorInput, Input, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import type { Connection } from '../../../api/channels.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { usualOf, wordsOf, type LookDraft } from './widget-look.ts';

const words = settingsTexts.channels.look;

/** To begin with; every other color can be typed, or picked. */
const SWATCHES = ['#0b6bcb', '#1f7a4d', '#0f766e', '#7a1fa2', '#c2255c', '#c92a2a', '#e8590c', '#f2b705', '#1f2328'];

interface LookFieldsProps {
  readonly form: UseFormReturnType<LookDraft>;
  readonly connection: Connection;
}

/** What can be chosen of a widget. */
export function LookFields({ form, connection }: LookFieldsProps): ReactNode {
  return (
    <Stack gap="sm">
      <TextInput
        label={words.heading}
        placeholder={usualOf(connection).title}
        maxLength={200}
        {...form.getInputProps('title')}
      />
      <Textarea
        label={words.greeting}
        description={words.greetingHint}
        maxLength={1_000}
        autosize
        minRows={2}
        maxRows={6}
        {...form.getInputProps('greeting')}
      />
      <ColorInput
        label={words.color}
        description={words.colorHint}
        swatches={SWATCHES}
        // What is no color yet is told at the field, and not put back behind one's back.
        fixOnBlur={false}
        eyeDropperButtonProps={{ 'aria-label': words.pickColor }}
        {...form.getInputProps('color')}
      />
      <OneOf label={words.side} names={words.sides} {...form.getInputProps('position')} />
      <OneOf label={words.details} hint={words.detailsHint} names={words.asked} {...form.getInputProps('leadForm')} />
      <OwnWords form={form} connection={connection} />
    </Stack>
  );
}

interface OneOfProps {
  readonly label: string;
  readonly hint?: string;
  readonly names: Readonly<Record<string, string>>;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly error?: ReactNode;
}

function OneOf({ label, hint, names, value, onChange, error }: OneOfProps): ReactNode {
  const data = Object.entries(names).map(([each, name]) => ({ value: each, label: name }));
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      {...(hint === undefined ? {} : { description: hint })}
      {...(error ? { error } : {})}
    >
      <SegmentedControl
        fullWidth
        mt={4}
        aria-label={label}
        data={data}
        {...(value === undefined ? {} : { value })}
        {...(onChange === undefined ? {} : { onChange })}
      />
    </Input.Wrapper>
  );
}

/** The widget's own words, for a business whose visitors do not speak English. */
function OwnWords({ form, connection }: LookFieldsProps): ReactNode {
  const [asked, setAsked] = useState(() => Object.values(form.values.texts).some((text) => text !== ''));
  const id = useId();
  const isOpen = asked || Object.keys(form.errors).some((path) => path.startsWith('texts.'));
  const usual = usualOf(connection).texts;
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={isOpen}
        aria-controls={id}
        rightSection={isOpen ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
        onClick={() => setAsked(!isOpen)}
      >
        {words.ownWords}
      </Button>
      <Collapse expanded={isOpen} id={id}>
        <Stack gap="xs" pt="xs">
          <Text size="sm" c="dimmed">
            {words.ownWordsHint}
          </Text>
          {wordsOf(connection).map((word) => (
            <TextInput
              key={word}
              label={words.words[word] ?? word}
              placeholder={usual[word]}
              maxLength={200}
              {...form.getInputProps(`texts.${word}`)}
            />
          ))}
        </Stack>
      </Collapse>
    </div>
  );
}
