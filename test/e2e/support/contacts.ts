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
