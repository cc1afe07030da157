import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useHandOver } from '../../api/conversations.ts';
import { useReviewAction, type Review, type ReviewAction } from '../../api/reviews.ts';
import { useMay } from '../../api/session.ts';
import { Time } from '../../design/time.tsx';
import { texts } from '../../texts/texts.ts';
import type { Flagged } from './flagged.ts';
import { ConversationPane } from './conversation-pane.tsx';
import { PersonHeading } from './person-heading.tsx';
import { ReasonBadge } from './reason-badge.tsx';
import { actionsOf } from './use-review-keys.ts';

const words = texts.reviews;

/** A flagged conversation with its reasons, the messages that show them, the whole transcript, and what can be done. */
export function ReviewDetail({ flagged }: { flagged: Flagged }): ReactNode {
  const { contact, conversationId, reviews } = flagged;
  const newest = reviews.flatMap(({ evidence }) => evidence.map(({ messageId }) => messageId))[0];
  const [messageId, setMessageId] = useState(newest);
  const act = useAct(flagged);
  const actions = actionsOf(flagged);
  const mayDecide = useMay('decide');
  return (
    <Stack gap="md">
      <PersonHeading contactId={contact.id} name={contact.name} />
      {reviews.map((review) => (
        <Reason key={review.id} review={review} onMessage={setMessageId} />
      ))}
      {mayDecide && actions.length > 0 && (
        <Group gap="xs" role="group" aria-label={words.actions(contact.name ?? texts.words.unnamed)}>
          {!actions.includes('take-over') && (
            <Button size="sm" onClick={() => act('resolve', { release: true })}>
              {words.resolveAndRelease}
            </Button>
          )}
          <Button size="sm" variant="default" onClick={() => act('resolve')}>
            {words.resolve}
          </Button>
          <Button size="sm" variant="subtle" color="gray" onClick={() => act('dismiss')}>
            {words.dismiss}
          </Button>
        </Group>
      )}
      <ConversationPane
        contactId={contact.id}
        conversationId={conversationId}
        messageId={messageId}
        onTakeOver={actions.includes('take-over') ? () => act('take-over') : undefined}
      />
    </Stack>
  );
}

function useAct({ conversationId, reviews }: Flagged) {
  const { mutateAsync } = useReviewAction();
  const handOver = useHandOver();
  const navigate = useNavigate({ from: '/reviews' });
  return (action: ReviewAction, { release = false } = {}): void => {
    // By then this may be gone from the screen: a callback of the mutation would not be called any more.
    mutateAsync({ reviews, action }).then(
      () => {
        // Who takes over sees that they answer now; a notice would only lie over the answer on a phone.
        if (action !== 'take-over') notifications.show({ message: words.done[action] });
        if (release) handOver.mutate({ id: conversationId, to: 'release' });
      },
      // The query client has told it.
      () => undefined,
    );
    // Who takes over goes on in the conversation, which is among those taken over from here on.
    if (action === 'take-over') void navigate({ search: { show: 'taken_over', conversation: conversationId } });
  };
}

function Reason({
  review: { reason, why, evidence, createdAt },
  onMessage,
}: {
  review: Review;
  onMessage: (id: string) => void;
}): ReactNode {
  return (
    <div>
      <Group gap="xs">
        <ReasonBadge reason={reason} />
        <Text size="sm">{why}</Text>
        <Text size="xs" c="dimmed">
          <Time at={createdAt} />
        </Text>
      </Group>
      {evidence.map(({ messageId, quote }) => (
        <Text key={messageId} size="sm" fs="italic" dir="auto">
          “{quote}”{' '}
          <Anchor component="button" type="button" size="xs" onClick={() => onMessage(messageId)}>
            {words.toMessage}
          </Anchor>
        </Text>
      ))}
    </div>
  );
}
