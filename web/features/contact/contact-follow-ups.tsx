import { Skeleton, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ContactDetail } from '../../api/contacts.ts';
import { useFollowUps } from '../../api/follow-ups.ts';
import { useLiveFollowUps } from '../../api/use-live-follow-ups.ts';
import { Failed } from '../../app/screen-error.tsx';
import { contactTexts } from '../../texts/contact.ts';
import { FollowUpCard, type OpenedPart } from '../follow-ups/follow-up-card.tsx';
import { useDecide } from '../follow-ups/use-decide.tsx';

/** All follow-ups of one contact, the open ones decided here as in the queue. */
export function ContactFollowUps({ contact }: { contact: ContactDetail }): ReactNode {
  const { data, error, refetch } = useFollowUps({ contactId: contact.id });
  useLiveFollowUps(contact.id);
  const deciding = useDecide();
  const [opened, setOpened] = useState<{ id: string; part: OpenedPart } | null>(null);
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={200} />;
  if (items.length === 0) return <Text c="dimmed">{contactTexts.followUpsEmpty}</Text>;
  return (
    <Stack>
      {items.map((followUp, index) => (
        <FollowUpCard
          key={followUp.id}
          followUp={followUp}
          place={[index + 1, items.length]}
          isActive={false}
          onFocus={() => undefined}
          opened={opened?.id === followUp.id ? opened.part : null}
          onOpen={(part) => setOpened(part === null ? null : { id: followUp.id, part })}
          deciding={deciding}
        />
      ))}
    </Stack>
  );
}
