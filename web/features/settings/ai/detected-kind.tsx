import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BusinessTemplate, DetectedBusiness } from '../../../api/settings.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/texts.ts';
import { useSettingsForm } from '../form-context.ts';

const words = settingsTexts.business;

interface DetectedKindProps {
  readonly detected: DetectedBusiness;
  readonly templates: readonly BusinessTemplate[];
  readonly onUse: (key: string) => void;
}

/** What kind of business the texts speak of and why; using it is left to the person. */
export function DetectedKind({ detected, templates, onUse }: DetectedKindProps): ReactNode {
  const form = useSettingsForm();
  const { type, confidence, matches, provider, description } = detected;
  const name = templates.find(({ key }) => key === type)?.name ?? type;
  const cues = matches.find((match) => match.type === type)?.cues ?? [];
  if (provider === 'local' && cues.length === 0) {
    return (
      <Alert color="gray" variant="light" role="status">
        {words.undetected}
      </Alert>
    );
  }
  return (
    <Alert variant="light" title={words.detected(name, texts.words.percent(confidence))} role="status">
      <Stack gap="xs">
        <Text size="sm">{provider === 'openai' ? words.byModel : words.byWords(cues.join(', '))}</Text>
        <Group gap="xs">
          {form.values.businessProfile.type !== type && (
            <Button size="compact-sm" onClick={() => onUse(type)}>
              {words.use(name)}
            </Button>
          )}
          {description !== null && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => form.setFieldValue('businessProfile.description', description)}
            >
              {words.takeDescription}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
