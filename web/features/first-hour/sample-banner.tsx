import { Alert, Anchor, Group, Text } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { ConfirmButton } from '../../design/confirm-button.tsx';
import { firstHourTexts } from '../../texts/first-hour.ts';
import { useRemoveSample, useSample } from './use-sample.ts';

const words = firstHourTexts.sample;

/** Says that sample data is in the list, and takes it out again. */
export function SampleBanner({ tagId }: { tagId: string }): ReactNode {
  const { data } = useSample();
  const maySet = useMay('settings');
  if (data === undefined || data.contacts === 0) return null;
  return (
    <Alert color="blue" variant="light" mx="md" mb="xs" p="xs" role="note" icon={<IconSparkles aria-hidden />}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {words.banner(data.contacts)}{' '}
          <Anchor
            renderRoot={(props) => <Link {...props} to="/people" search={{ tag: [tagId] }} />}
            c="inherit"
            size="sm"
            underline="always"
          >
            {words.show}
          </Anchor>
        </Text>
        {maySet && <Remove />}
      </Group>
    </Alert>
  );
}

function Remove(): ReactNode {
  const remove = useRemoveSample();
  const { remove: label, question, confirm } = words;
  return (
    <ConfirmButton
      {...{ label, question, confirm }}
      inWords
      loading={remove.isPending}
      onConfirm={() => remove.mutate()}
    />
  );
}
