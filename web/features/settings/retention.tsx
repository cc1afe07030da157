import { Alert, Anchor, Select, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import { Time } from '../../design/time.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { millisecondsOf } from './durations.ts';
import { useSettingsForm } from './form-context.ts';

const words = settingsTexts.retention;
const DAY_MS = 86_400_000;
const FOR_EVER = 'for-ever';
/** Half a year to seven, which is as long as tax law commonly asks for. */
const PERIODS = ['P180D', 'P365D', 'P730D', 'P1095D', 'P1825D', 'P2555D'];

/** How long what was said is kept, and whom the chosen period would take at once. */
export function Retention(): ReactNode {
  const form = useSettingsForm();
  const chosen = form.values.privacy.retention;
  const periods = chosen === null || PERIODS.includes(chosen) ? PERIODS : [chosen, ...PERIODS];
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {words.title}
      </Title>
      <Select
        label={words.label}
        description={words.hint}
        data={[
          { value: FOR_EVER, label: words.forEver },
          ...periods.map((value) => ({ value, label: words.days(Math.round(millisecondsOf(value) / DAY_MS)) })),
        ]}
        allowDeselect={false}
        maw={520}
        value={chosen ?? FOR_EVER}
        onChange={(value) => form.setFieldValue('privacy.retention', value === FOR_EVER ? null : value)}
      />
      {chosen !== null && <Whom key={chosen} period={chosen} />}
    </Stack>
  );
}

function Whom({ period }: { period: string }): ReactNode {
  // Of the moment of choosing: a later one each time it is drawn would ask again each time.
  const [before] = useState(() => new Date(Date.now() - millisecondsOf(period)).toISOString());
  const { data } = useQuery({
    queryKey: ['contacts', 'facets', { lastMessageBefore: before }],
    queryFn: async () =>
      body(await api.GET('/v1/contacts/facets', { params: { query: { lastMessageBefore: before } } })),
  });
  if (data === undefined) return null;
  return (
    <Alert color={data.total === 0 ? 'gray' : 'orange'} variant="light" maw={520}>
      <Text size="sm">
        {words.silent(data.total)} <Time at={before} form="day" />.
      </Text>
      {data.total > 0 && (
        <Anchor
          renderRoot={(props) => <Link {...props} to="/people" search={{ lastMessageBefore: before }} />}
          c="inherit"
          size="sm"
          underline="always"
        >
          {words.who}
        </Anchor>
      )}
    </Alert>
  );
}
