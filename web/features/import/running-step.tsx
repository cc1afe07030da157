import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { cancelJob } from '../../api/jobs.ts';
import { importTexts as words } from '../../texts/import.ts';
import type { Step } from './use-import.ts';

interface RunningStepProps {
  readonly step: Extract<Step, { name: 'running' }>;
  readonly onClose: () => void;
}

export function RunningStep({ step: { id, dryRun, done, total }, onClose }: RunningStepProps): ReactNode {
  const far = words.progress(done, total);
  return (
    <Stack>
      <Text>{dryRun ? words.trying : words.working}</Text>
      <Progress value={total === 0 ? 0 : (100 * done) / total} animated aria-label={far} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {far}
        </Text>
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => void cancelJob(id)}>
            {words.stop}
          </Button>
          <Button variant="default" size="xs" onClick={onClose}>
            {words.close}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
