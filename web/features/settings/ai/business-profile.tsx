import { Accordion, Button, Chip, Group, Input, List, Select, Stack, Textarea } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { detectBusiness, useTemplates, type BusinessTemplate } from '../../../api/settings.ts';
import { STAGES } from '../../../design/vocabulary.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/texts.ts';
import { useSettingsForm } from '../form-context.ts';
import { BringTemplate } from './bring-template.tsx';
import { characteristicIcon } from './characteristic-icons.ts';
import { DetectedKind } from './detected-kind.tsx';

const words = settingsTexts.business;

/** What the business is, in its own words and by the kind of business it is. */
export function BusinessProfile(): ReactNode {
  const form = useSettingsForm();
  const templates = useTemplates();
  const [brought, setBrought] = useState<BusinessTemplate | null>(null);
  const { type, description } = form.values.businessProfile;
  const detect = useMutation({ mutationFn: detectBusiness });
  const choose = (key: string | null): void => setBrought(templates.find((each) => each.key === key) ?? null);
  const template = templates.find((each) => each.key === type);
  return (
    <Stack maw={720}>
      <Group align="flex-end" gap="xs">
        <Select
          label={words.type}
          description={words.typeHint}
          data={templates.map(({ key, name }) => ({ value: key, label: name }))}
          value={type}
          onChange={choose}
          allowDeselect={false}
          flex={1}
        />
        <Button
          variant="default"
          leftSection={<IconSparkles size={16} aria-hidden />}
          loading={detect.isPending}
          onClick={() => detect.mutate(description)}
        >
          {words.detect}
        </Button>
      </Group>
      {detect.data && <DetectedKind detected={detect.data} templates={templates} onUse={choose} />}
      <Textarea
        label={words.description}
        description={words.descriptionHint}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={10_000}
        {...form.getInputProps('businessProfile.description')}
      />
      {template && <Characteristics template={template} />}
      <Select
        label={words.tone}
        data={Object.entries(words.tones).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        w={240}
        {...form.getInputProps('businessProfile.tone')}
      />
      {template && <StageCues template={template} />}
      {brought && <BringTemplate template={brought} onClose={() => setBrought(null)} />}
    </Stack>
  );
}

function Characteristics({ template }: { template: BusinessTemplate }): ReactNode {
  const form = useSettingsForm();
  return (
    <Input.Wrapper label={words.characteristics} labelElement="div">
      <Chip.Group multiple {...form.getInputProps('businessProfile.characteristics')}>
        <Group gap="xs" pt={4}>
          {template.characteristics.map(({ key, label, icon }) => {
            const Mark = characteristicIcon(icon);
            return (
              <Chip key={key} value={key} icon={<Mark size={16} aria-hidden />}>
                {label}
              </Chip>
            );
          })}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}

function StageCues({ template: { stageCues } }: { template: BusinessTemplate }): ReactNode {
  return (
    <Accordion variant="contained">
      <Accordion.Item value="cues">
        <Accordion.Control>{words.cues}</Accordion.Control>
        <Accordion.Panel>
          <List size="sm" listStyleType="none" spacing="xs">
            {STAGES.map((stage) => (
              <List.Item key={stage}>
                <strong>{texts.words.stage[stage]}</strong>: {(stageCues[stage] ?? []).join('; ')}
              </List.Item>
            ))}
          </List>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
