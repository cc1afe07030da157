import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useNotes } from '../../api/notes.ts';
import { useActorName } from '../../api/users.ts';
import { Time } from '../../design/time.tsx';
import { contactTexts } from '../../texts/contact.ts';

const words = contactTexts;
const LONGEST = 10_000;

/** What the team writes down about a contact, newest first. */
export function Notes({ contactId, readOnly }: { contactId: string; readOnly: boolean }): ReactNode {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useNotes(contactId);
  const actorName = useActorName();
  const notes = (data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <section aria-label={words.notesTitle}>
      <Stack gap="xs">
        <Text fw={600}>{words.notesTitle}</Text>
        {!readOnly && <NewNote contactId={contactId} />}
        {data && notes.length === 0 && (
          <Text size="sm" c="dimmed">
            {words.noNotes}
          </Text>
        )}
        {notes.map(({ id, text, author, createdAt }) => (
          <div key={id} data-note={id}>
            <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {text}
            </Text>
            <Text size="xs" c="dimmed">
              {actorName(author)} · <Time at={createdAt} />
            </Text>
          </div>
        ))}
        {hasNextPage && (
          <Button variant="subtle" size="compact-sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.olderNotes}
          </Button>
        )}
      </Stack>
    </section>
  );
}

function NewNote({ contactId }: { contactId: string }): ReactNode {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const add = useMutation({
    mutationFn: async (note: string) =>
      api.POST('/v1/contacts/{id}/notes', { params: { path: { id: contactId } }, body: { text: note } }),
    onSuccess: () => {
      setText('');
      return client.invalidateQueries({ queryKey: ['contact', contactId] });
    },
  });
  return (
    <>
      <Textarea
        aria-label={words.notesTitle}
        placeholder={words.notePlaceholder}
        autosize
        minRows={2}
        maxLength={LONGEST}
        size="sm"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        variant="default"
        size="compact-sm"
        loading={add.isPending}
        disabled={text.trim() === ''}
        onClick={() => add.mutate(text)}
        style={{ alignSelf: 'flex-start' }}
      >
        {words.addNote}
      </Button>
    </>
  );
}
