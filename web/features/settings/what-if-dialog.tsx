import { Alert, Anchor, Badge, Button, Group, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Preview } from '../../api/settings.ts';
import { HeadRow } from '../../design/head-row.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';

const words = settingsTexts.whatIf;
type Change = Preview['sample'][number]['changes'][number];

interface WhatIfDialogProps {
  readonly preview: Preview;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** How many contacts a change would class otherwise, which, and from what to what; then it can be saved. */
export function WhatIfDialog({ preview, saving, onSave, onClose }: WhatIfDialogProps): ReactNode {
  const { changed, byChange, judged, total, fromNowOn } = preview;
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title}
      size="lg"
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <Stack>
        <Text fw={600}>{changed === 0 ? words.nobody : words.changed(changed, total)}</Text>
        <Group gap="xs">
          {Object.entries(byChange).map(([what, n]) => (
            <Badge key={what} variant="light" tt="none">
              {words.what[what as Change['what']]}: {texts.words.number(n)}
            </Badge>
          ))}
        </Group>
        {judged < total && (
          <Text size="sm" c="dimmed">
            {words.projected(judged)}
          </Text>
        )}
        {fromNowOn.length > 0 && (
          <Alert variant="light" color="blue">
            {words.fromNowOn(fromNowOn.length)}
          </Alert>
        )}
        {preview.sample.length > 0 && <Sample preview={preview} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.shell.cancel}
          </Button>
          <Button loading={saving} onClick={onSave}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Sample({ preview: { sample, changed } }: { preview: Preview }): ReactNode {
  return (
    <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': words.sample }}>
      <Table captionSide="bottom">
        {sample.length < changed && <Table.Caption>{words.first(sample.length)}</Table.Caption>}
        <HeadRow heads={[words.contact, words.change]} />
        <Table.Tbody>
          {sample.map(({ id, name, changes }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Anchor href={`/contacts/${id}`} target="_blank" size="sm">
                  {name ?? texts.words.unnamed}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {changes.map((change) => (
                  <Text key={change.what} size="sm">
                    {words.fromTo(words.what[change.what], valueOf(change, 'before'), valueOf(change, 'after'))}
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: texts.words.status,
  stage: texts.words.stage,
  sentiment: texts.words.sentiment,
};

function valueOf(change: Change, side: 'before' | 'after'): string {
  const value = change[side];
  if (value === null) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (change.what === 'completeness') return texts.words.percent(Number(value));
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return LABELS[change.what]?.[value] ?? value;
}
