/** A text for one person, as a channel takes it. */
export interface OutgoingMessage {
  /** The same for every attempt at the same message; a channel that can tell repeats from it does. */
  readonly idempotencyKey: string;
  readonly workspaceId: string;
  readonly contactId: string;
  readonly conversationId: string;
  readonly channel: string;
  /** The account it goes out from; '' for none. */
  readonly connectionId: string;
  readonly channelUserId: string;
  readonly text: string;
}

/**
 * What a provider made of it. `not_sent` only where that is certain: it said so, or was never reached. What is not certain is
 * `unknown`, and is never tried again by itself.
 */
export type SendResult =
  | { readonly kind: 'sent'; readonly providerMessageId: string }
  | {
      readonly kind: 'not_sent';
      /** In words for a person, without the message's own. */
      readonly reason: string;
      /** Null: it would fail again (no such recipient, not permitted). Else the least pause, as the provider asks for it. */
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** One way to reach people. An error thrown by `send` counts as `unknown`. */
export interface ChannelPort {
  /** How long after the contact's last message there a business may write, in milliseconds; null: whenever it likes. */
  readonly windowMs: number | null;
  send(message: OutgoingMessage): Promise<SendResult>;
}
