import { Fieldset, PasswordInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { settingsTexts } from '../../../texts/settings.ts';
import { keyOf, type ChannelDraft, type ChannelField } from './channel-fields.ts';

const words = settingsTexts.channels;

type Form = UseFormReturnType<ChannelDraft>;
type Part = keyof typeof words.parts;

const PARTS = Object.keys(words.parts) as Part[];
const partOf = ({ path }: ChannelField): Part | undefined => PARTS.find((part) => path.startsWith(`${part}.`));

interface ChannelInputsProps {
  readonly form: Form;
  readonly fields: readonly ChannelField[];
  /** What stands before the fields of the part about mails that come in. */
  readonly service?: ReactNode;
}

/** The credentials of a kind of channel, part by part. */
export function ChannelInputs({ form, fields, service }: ChannelInputsProps): ReactNode {
  const shown = (part: Part | undefined) =>
    fields
      .filter((each) => partOf(each) === part)
      .map((each) => <ChannelInput key={each.path} field={each} form={form} />);
  const hasParts = service !== undefined;
  return (
    <>
      {shown(undefined)}
      {hasParts &&
        PARTS.map((part) => (
          <Fieldset key={part} legend={words.parts[part]}>
            <Stack gap="sm">
              {part === 'inbound' ? (
                service
              ) : (
                <Text size="sm" c="dimmed">
                  {words.smtpHint}
                </Text>
              )}
              {shown(part)}
            </Stack>
          </Fieldset>
        ))}
    </>
  );
}

function ChannelInput({ field, form }: { field: ChannelField; form: Form }): ReactNode {
  const { as, label, optional, hint } = field;
  const path = `credentials.${keyOf(field)}`;
  const common = {
    ...{ label: words.credentials[label], required: !optional, ...form.getInputProps(path) },
    ...(hint === undefined ? {} : { description: words.hints[hint] }),
    value: form.values.credentials[keyOf(field)] ?? '',
  };
  if (as === 'lines') return <Textarea {...common} placeholder="https://" autosize minRows={2} />;
  if (as === 'secret') return <PasswordInput {...common} autoComplete="new-password" />;
  return <TextInput {...common} autoComplete="off" {...(as === 'port' ? { inputMode: 'numeric' as const } : {})} />;
}
