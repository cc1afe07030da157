import type { RapportClient } from '../../../scripts/demo/http-client.ts';
import { eventually } from './wait.ts';

/** The parts of the API's answers that the tests look at. */
export interface ContactInList {
  readonly id: string;
  readonly name: string | null;
  readonly status: string;
  readonly stage: string;
  readonly sentiment: { readonly level: string; readonly score: number } | null;
  readonly messageCount: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface MessageAccepted {
  readonly messageId: string;
  readonly contactId: string;
  readonly conversationId: string;
  readonly duplicate: boolean;
}

/** A live message of a visitor of the site. */
export function inboundMessage(visitor: string, messageId: string, text: string, sentAt = new Date()): object {
  return {
    channel: 'web',
    channelUserId: visitor,
    messageId,
    direction: 'inbound',
    author: 'contact',
    text,
    sentAt: sentAt.toISOString(),
  };
}

/** Waits until a contact was silent for long enough. @throws when it is not `inactive` within that time */
export function becomesInactive(client: RapportClient, id: string, withinMs: number): Promise<ContactInList> {
  return eventually(
    `contact ${id} becomes inactive`,
    async () => {
      const found = await client.get<ContactInList>(`/v1/contacts/${id}`);
      return found.status === 'inactive' && found;
    },
    withinMs,
  );
}
