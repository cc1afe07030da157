import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FollowUp } from '../../api/follow-ups.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import classes from './follow-ups.module.css';

/** Why somebody needs attention, in words, with the message that shows it. */
export function Why({
  followUp: { why, evidence, contact },
}: {
  followUp: Pick<FollowUp, 'why' | 'evidence' | 'contact'>;
}): ReactNode {
  return (
    <Stack gap={6}>
      <Text size="sm">{why}</Text>
      {evidence.map(({ messageId, quote }) => (
        <div key={messageId} className={classes['quote']}>
          <Text size="sm" fs="italic" dir="auto">
            “{quote}”
          </Text>
          <Anchor
            size="xs"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/contacts/$contactId"
                params={{ contactId: contact.id }}
                search={{ message: messageId }}
              />
            )}
          >
            {followUpsTexts.inConversation}
          </Anchor>
        </div>
      ))}
    </Stack>
  );
}
