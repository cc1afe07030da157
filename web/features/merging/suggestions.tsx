import { Button, Card, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMergeDecision, useMergeSuggestions, type MergeSuggestion } from '../../api/merges.ts';
import { useMay } from '../../api/session.ts';
import { mergingTexts } from '../../texts/merging.ts';
import { SideBySide } from './side-by-side.tsx';

const words = mergingTexts;

/** Pairs that are possibly one person, each with its reasons, for somebody to decide. */
export function Suggestions({ contactId }: { contactId?: string }): ReactNode {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useMergeSuggestions(contactId);
  const suggestions = (data?.pages ?? []).flatMap(({ items }) => items);
  if (data === undefined) return null;
  return (
    <Stack>
      {suggestions.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {words.none}
        </Text>
      )}
      {suggestions.map((suggestion) => (
        <Suggestion key={suggestion.id} suggestion={suggestion} />
      ))}
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Stack>
  );
}

function Suggestion({ suggestion: { id, contacts, reasons } }: { suggestion: MergeSuggestion }): ReactNode {
  const decide = useMergeDecision();
  const mayDecide = useMay('decide');
  return (
    <Card withBorder padding="sm" component="article" aria-label={words.suggestedTitle} data-suggestion={id}>
      <Stack gap="sm">
        <Text size="sm">{reasons.map(({ text }) => text).join('. ')}.</Text>
        <SideBySide contacts={contacts} />
        {mayDecide && (
          <Group justify="flex-end" gap="xs">
            <Button
              variant="default"
              size="sm"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ type: 'dismiss', suggestionId: id })}
            >
              {words.twoPeople}
            </Button>
            <Button
              size="sm"
              loading={decide.isPending}
              onClick={() => decide.mutate({ type: 'accept', suggestionId: id })}
            >
              {words.samePerson}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
