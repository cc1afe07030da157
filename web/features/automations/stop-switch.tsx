import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconHandStop, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { inWords } from '../../api/problem.ts';
import { useSaveSettings } from '../../api/settings.ts';
import { automationsTexts } from '../../texts/automations.ts';
import { useBegun, useSettingsForm } from '../settings/form-context.ts';

const words = automationsTexts.stop;

/** Stops everything at once, whatever else is being drafted: who needs this must not have to save first. */
export function StopSwitch(): ReactNode {
  const form = useSettingsForm();
  const { adopt } = useBegun();
  const save = useSaveSettings();
  const { stopped } = form.values.followUps;
  const set = (wanted: boolean): void =>
    save.mutate(
      { patch: { followUps: { stopped: wanted } }, etag: '*' },
      {
        onSuccess: (now) => {
          adopt(now);
          form.setFieldValue('followUps.stopped', now.settings.followUps.stopped);
        },
        onError: (error) => notifications.show({ color: 'red', message: inWords(error) }),
      },
    );
  if (!stopped) {
    return (
      <Group justify="flex-end">
        <Text size="sm">{words.running}</Text>
        <Button
          color="red"
          variant="light"
          leftSection={<IconHandStop size={18} aria-hidden />}
          loading={save.isPending}
          onClick={() => set(true)}
        >
          {words.stop}
        </Button>
      </Group>
    );
  }
  return (
    <Alert color="red" variant="light" title={words.stopped} icon={<IconHandStop aria-hidden />} role="status">
      <Group justify="space-between">
        <Text size="sm">{words.stoppedHint}</Text>
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          loading={save.isPending}
          onClick={() => set(false)}
        >
          {words.go}
        </Button>
      </Group>
    </Alert>
  );
}
