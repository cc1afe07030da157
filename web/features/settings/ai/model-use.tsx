import { Stack, Switch, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useModelUse } from '../../../api/analytics.ts';
import { Failed } from '../../../app/screen-error.tsx';
import { settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/texts.ts';
import { useSettingsForm } from '../form-context.ts';
import { Rows } from '../rows.tsx';

const words = settingsTexts.model;

/** Whether a model may read, and what reading has cost. */
export function ModelUse(): ReactNode {
  const form = useSettingsForm();
  const { data, error, refetch } = useModelUse();
  const number = texts.words.number;
  return (
    <Stack>
      <Switch
        label={words.sees}
        description={words.seesHint}
        {...form.getInputProps('privacy.modelSeesText', { type: 'checkbox' })}
      />
      <Title order={3} size="h5">
        {words.useTitle}
      </Title>
      <Text size="sm" c="dimmed">
        {words.useHint}
      </Text>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {data && (
        <Rows label={words.useTitle} heads={[words.model, words.messages, words.tokens, words.cost]}>
          {data.rows.map(({ provider, model, messages, inputTokens, outputTokens, costUsd }) => (
            <Table.Tr key={`${provider} ${model}`}>
              <Table.Td>{model}</Table.Td>
              <Table.Td>{number(messages)}</Table.Td>
              <Table.Td>{`${number(inputTokens)} / ${number(outputTokens)}`}</Table.Td>
              <Table.Td>{costUsd === null ? words.free : words.usd(costUsd)}</Table.Td>
              <Table.Td />
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Stack>
  );
}
