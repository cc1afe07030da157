import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMessageChatbot, IconPlugConnected, IconSparkles, IconUpload, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { firstHourTexts } from '../../texts/first-hour.ts';
import { useLoadSample, useSample } from './use-sample.ts';

const words = firstHourTexts;
const ImportDialog = lazy(async () => ({ default: (await import('../import/import-dialog.tsx')).ImportDialog }));
const WidgetLine = lazy(async () => ({ default: (await import('./widget-line.tsx')).WidgetLine }));

/** What an empty workspace begins with: the ways in which a first contact comes about. */
export function FirstHour(): ReactNode {
  const [maySet, mayEdit] = [useMay('settings'), useMay('edit')];
  const [importing, importDialog] = useDisclosure();
  const [line, lineDialog] = useDisclosure();
  return (
    <Stack align="center" maw={760} mx="auto" my="auto" p="md" gap="md">
      <Title order={2} size="h4">
        {words.title}
      </Title>
      <Text size="sm" c="dimmed" ta="center" maw={520}>
        {maySet ? words.hint : words.others}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} w="100%">
        {maySet && (
          <>
            <Way icon={IconMessageChatbot} words={words.widget}>
              <Button onClick={lineDialog.open}>{words.widget.go}</Button>
            </Way>
            <Way icon={IconPlugConnected} words={words.channels}>
              <Button component={Link} to="/settings/channels" variant="default">
                {words.channels.go}
              </Button>
            </Way>
          </>
        )}
        {mayEdit && (
          <Way icon={IconUpload} words={words.importing}>
            <Button variant="default" onClick={importDialog.open}>
              {words.importing.go}
            </Button>
          </Way>
        )}
        {maySet && <SampleWay />}
      </SimpleGrid>
      <Group justify="center" gap="lg">
        {maySet && (
          <Anchor component={Link} to="/settings/ai" size="sm" title={words.businessHint}>
            {words.business}
          </Anchor>
        )}
        <Anchor href="/docs" size="sm">
          {words.docs}
        </Anchor>
      </Group>
      <Suspense>
        {importing && <ImportDialog onClose={importDialog.close} />}
        {line && <WidgetLine onClose={lineDialog.close} />}
      </Suspense>
    </Stack>
  );
}

interface WayProps {
  readonly icon: Icon;
  readonly words: { readonly title: string; readonly hint: string };
  readonly children: ReactNode;
}

function Way({ icon: Mark, words: { title, hint }, children }: WayProps): ReactNode {
  return (
    <Paper withBorder p="md">
      <Stack gap="xs" h="100%" align="flex-start">
        <Group gap="xs" wrap="nowrap">
          <Mark size={20} aria-hidden />
          <Title order={3} size="h6">
            {title}
          </Title>
        </Group>
        <Text size="sm" c="dimmed" flex={1}>
          {hint}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}

function SampleWay(): ReactNode {
  const { data } = useSample();
  const load = useLoadSample();
  if (data?.available !== true) return null;
  return (
    <Way icon={IconSparkles} words={words.sample}>
      <Button variant="default" loading={load.isPending} onClick={() => load.mutate()}>
        {words.sample.go}
      </Button>
    </Way>
  );
}
