import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useMergeDecision, useMerges, useMergeSuggestions } from '../../api/merges.ts';
import { useActorName } from '../../api/users.ts';
import { Time } from '../../design/time.tsx';
import { mergingTexts } from '../../texts/merging.ts';
import { texts } from '../../texts/texts.ts';
import { Suggestions } from './suggestions.tsx';

const words = mergingTexts;

/** Who was merged into the contact, with a way back, and who else may be the same person. */
export function MergedWith({ contactId, readOnly }: { contactId: string; readOnly: boolean }): ReactNode {
  const merges = useMerges(contactId).data ?? [];
  const suggested = useMergeSuggestions(contactId).data?.pages.some(({ items }) => items.length > 0) ?? false;
  return (
    <>
      {suggested && (
        <section aria-label={words.suggestedTitle}>
          <Stack gap="xs">
            <Text fw={600}>{words.suggestedTitle}</Text>
            <Suggestions contactId={contactId} />
          </Stack>
        </section>
      )}
      {merges.length > 0 && (
        <section aria-label={words.mergedTitle}>
          <Stack gap="xs">
            <Text fw={600}>{words.mergedTitle}</Text>
            {merges.map((merge) => (
              <MergeLine key={merge.id} merge={merge} readOnly={readOnly} />
            ))}
          </Stack>
        </section>
      )}
    </>
  );
}

type Merges = NonNullable<ReturnType<typeof useMerges>['data']>;

function MergeLine({ merge, readOnly }: { merge: Merges[number]; readOnly: boolean }): ReactNode {
  const actorName = useActorName();
  const decide = useMergeDecision();
  const { id, absorbed, ground, actor, at, undoneAt } = merge;
  const name = absorbed.name ?? texts.words.unnamed;
  const undo = (): void =>
    decide.mutate(
      { type: 'undo', mergeId: id },
      { onSuccess: () => notifications.show({ color: 'green', message: words.undone }) },
    );
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" data-merge={id}>
      <div style={{ minWidth: 0 }}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {words.ground[ground](actorName(actor))} · <Time at={at} />
          {undoneAt !== null && (
            <>
              {' · '}
              {words.undoneAt} <Time at={undoneAt} />
            </>
          )}
        </Text>
      </div>
      {undoneAt === null && !readOnly && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={words.undoOf(name)}
          loading={decide.isPending}
          onClick={undo}
          style={{ flex: 'none' }}
        >
          {words.undo}
        </Button>
      )}
    </Group>
  );
}
