import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { cancelJob, followJob } from '../../api/jobs.ts';
import { texts } from '../../texts/texts.ts';
import type { BulkAction } from './bulk-actions.ts';

const words = texts.people.jobs;
const SHOWN_AFTER_END_MS = 6_000;

type Progressing = { state: string; total: number; done: number; failed: number };

/** Shows a job's progress in the corner until it has ended, with a way to stop it. */
export function showJob(id: string, action: BulkAction, whenEnded: () => void): void {
  notifications.show({
    id,
    title: words.running[action],
    message: <JobProgress id={id} job={{ state: 'running', total: 0, done: 0, failed: 0 }} />,
    autoClose: false,
    withCloseButton: true,
  });
  followJob(id, (job) => {
    if (job.state === 'running') {
      notifications.update({
        id,
        title: words.running[action],
        message: <JobProgress id={id} job={job} />,
        autoClose: false,
      });
      return;
    }
    whenEnded();
    const [title, color] = ending(job.state, action);
    notifications.update({
      ...{ id, title, color },
      message: words.finished(job.done - job.failed, job.failed),
      autoClose: SHOWN_AFTER_END_MS,
    });
  });
}

function ending(state: string, action: BulkAction): [string, string] {
  if (state === 'done') return [words.done[action], 'green'];
  return state === 'cancelled' ? [words.stopped, 'gray'] : [words.failed, 'red'];
}

function JobProgress({ id, job: { total, done } }: { id: string; job: Progressing }): ReactNode {
  return (
    <Stack gap={6}>
      <Progress value={total === 0 ? 0 : (100 * done) / total} animated aria-label={words.progress(done, total)} />
      <Group justify="space-between">
        <Text size="xs">{total === 0 ? words.counting : words.progress(done, total)}</Text>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void cancelJob(id)}>
          {words.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
