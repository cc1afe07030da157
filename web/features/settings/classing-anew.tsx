import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { followJob, type Job } from '../../api/jobs.ts';
import { reanalyse } from '../../api/settings.ts';
import { settingsTexts } from '../../texts/settings.ts';

const words = settingsTexts.progress;
type Progressing = Pick<Job, 'state' | 'total' | 'done'>;

interface ClassingAnewProps {
  readonly jobId: string;
  /** New signals count for the past only once it is read again, which costs what it cost the first time. */
  readonly offersPast: boolean;
  readonly onClose: () => void;
}

/** How far the contacts are classed by the settings that were saved. */
export function ClassingAnew({ jobId, offersPast, onClose }: ClassingAnewProps): ReactNode {
  const [job, setJob] = useState<Progressing>({ state: 'running', total: 0, done: 0 });
  const past = useMutation({ mutationFn: reanalyse });
  const followed = past.data ?? jobId;
  useEffect(() => followJob(followed, setJob), [followed]);
  const { state, total, done } = job;
  const running = state === 'running';
  return (
    <Alert
      variant="light"
      color={running ? 'indigo' : state === 'done' ? 'green' : 'red'}
      title={words.title[state]}
      withCloseButton={!running}
      closeButtonLabel={words.close}
      onClose={onClose}
      role="status"
    >
      <Stack gap="xs">
        {running && (
          <Progress value={total ? (100 * done) / total : 0} animated aria-label={words.of(done, total ?? 0)} />
        )}
        <Text size="sm">{words.of(done, total ?? 0)}</Text>
        {offersPast && past.data === undefined && (
          <Group justify="space-between">
            <Text size="sm">{words.pastHint}</Text>
            <Button size="compact-sm" variant="default" loading={past.isPending} onClick={() => past.mutate()}>
              {words.past}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
