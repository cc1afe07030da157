import { Anchor, Button, Group, Select, Stack, Switch, TagsInput, Text, TextInput, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { settingsTexts } from '../../texts/settings.ts';
import { useSettingsForm } from './form-context.ts';
import { Retention } from './retention.tsx';
import { SettingsForm } from './settings-form.tsx';

const words = settingsTexts.data;

/** Where the business is, whom it tells by mail, and all contacts to take away. */
export function DataSection(): ReactNode {
  return (
    <SettingsForm preview={false}>
      <Place />
      <Mails />
      <Retention />
      <Keeping />
    </SettingsForm>
  );
}

function Place(): ReactNode {
  const form = useSettingsForm();
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {words.place}
      </Title>
      <Group align="flex-start">
        <TextInput
          label={words.country}
          description={words.countryHint}
          maxLength={2}
          {...form.getInputProps('locale.country')}
          onChange={({ currentTarget }) => form.setFieldValue('locale.country', currentTarget.value.toUpperCase())}
        />
        <Select
          label={words.timeZone}
          description={words.timeZoneHint}
          data={zones(form.values.locale.timeZone)}
          searchable
          allowDeselect={false}
          miw={260}
          {...form.getInputProps('locale.timeZone')}
        />
        <TagsInput
          label={words.languages}
          description={words.languagesHint}
          acceptValueOnBlur
          miw={260}
          {...form.getInputProps('locale.languages')}
        />
      </Group>
      <Select
        label={words.linking}
        description={words.linkingHint}
        data={Object.entries(words.linkingKinds).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        maw={520}
        {...form.getInputProps('identity.autoLink')}
      />
    </Stack>
  );
}

/** The browser's list may lack the zone that stands there. */
const zones = (present: string): string[] => [...new Set([present, ...Intl.supportedValuesOf('timeZone')])].sort();

function Mails(): ReactNode {
  const form = useSettingsForm();
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {words.mails}
      </Title>
      <TagsInput
        label={words.mailTo}
        description={words.mailToHint}
        acceptValueOnBlur
        maw={520}
        {...form.getInputProps('notifications.email.to')}
      />
      <Switch label={words.mailReviews} {...form.getInputProps('notifications.email.reviews', { type: 'checkbox' })} />
      <Switch label={words.mailNames} {...form.getInputProps('notifications.email.names', { type: 'checkbox' })} />
      <Select
        label={words.mailFollowUps}
        data={Object.entries(words.mailFollowUpKinds).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        maw={320}
        {...form.getInputProps('notifications.email.followUps')}
      />
    </Stack>
  );
}

function Keeping(): ReactNode {
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {words.keeping}
      </Title>
      <Text size="sm">{words.exportHint}</Text>
      <Group>
        <Button
          component="a"
          href="/v1/contacts/export.csv"
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {words.exportAll}
        </Button>
        <Anchor href="/docs" size="sm">
          {words.api}
        </Anchor>
      </Group>
    </Stack>
  );
}
