import { Alert, Anchor, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { firstHourTexts } from '../../texts/first-hour.ts';
import { texts } from '../../texts/texts.ts';
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
  const [opened, { toggle, close }] = useDisclosure();
  const remove = useRemoveSample();
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} trapFocus returnFocus withArrow width={280}>
      <Popover.Target>
        <Button size="compact-sm" variant="default" loading={remove.isPending} onClick={toggle}>
          {words.remove}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.remove}>
        <Stack gap="sm">
          <Text size="sm">{words.question}</Text>
          <Group justify="flex-end" gap="xs">
            <Button size="compact-sm" variant="default" onClick={close}>
              {texts.shell.cancel}
            </Button>
            <Button
              size="compact-sm"
              color="red"
              onClick={() => {
                close();
                remove.mutate();
              }}
            >
              {words.confirm}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
