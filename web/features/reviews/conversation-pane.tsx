import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useContact, useLiveContact } from '../../api/use-contact.ts';
import { Failed } from '../../app/screen-error.tsx';
import { Conversation } from '../contact/conversation.tsx';

interface PaneProps {
  readonly contactId: string;
  readonly conversationId: string;
  readonly messageId?: string | undefined;
  readonly onTakeOver?: (() => void) | undefined;
}

/** A contact's transcript with the answer to one of their conversations. */
export function ConversationPane({ contactId, conversationId, messageId, onTakeOver }: PaneProps): ReactNode {
  const { data: contact, error, refetch } = useContact(contactId);
  useLiveContact(contactId);
  if (contact) {
    return (
      <Conversation contact={contact} conversationId={conversationId} messageId={messageId} onTakeOver={onTakeOver} />
    );
  }
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton h={320} />;
}
