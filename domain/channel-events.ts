import type { Author, Direction, Source } from './vocabulary.ts';

/** A file, place or card that came with a message. */
export interface ReceivedAttachment {
  /** As the channel calls it: `image`, `audio`, `location`, … */
  readonly type: string;
  /** Null where the channel gives the file only to whoever asks with the account's token, or there is none (a place, a card). */
  readonly url: string | null;
  readonly name?: string | undefined;
  /** The channel's own id of the file. */
  readonly mediaId?: string | undefined;
  /** A place's coordinates, a card's fields. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** What a channel, or the business, tells of a person. */
export interface ReceivedPerson {
  /** The business's own id of the person. */
  readonly externalId?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly company?: string | undefined;
  readonly timeZone?: string | undefined;
  /** The business, or a check of its own kind (DMARC), vouches for e-mail and phone. */
  readonly verified: boolean;
  /** Other ids under which the same channel knows the same person; a later message may carry only one of them. */
  readonly alsoKnownAs?: readonly string[] | undefined;
  /** What to ask the provider for the name of somebody who writes for the first time; asked once, after the message is stored. */
  readonly nameQuestion?: string | undefined;
}

/** A message as a channel tells it, in either direction. */
export interface ReceivedMessage {
  readonly channelUserId: string;
  readonly channelMessageId: string;
  readonly direction: Direction;
  readonly author: Author;
  /** Empty where there are only attachments. */
  readonly text: string;
  readonly attachments: readonly ReceivedAttachment[];
  readonly sentAt: Date;
  readonly person: ReceivedPerson;
  /** Follows from the channel where it is left out. */
  readonly source?: Source;
  /** What only the channel itself needs to answer it: an e-mail's subject and references. */
  readonly channelData?: Readonly<Record<string, unknown>> | undefined;
  /** Of the business's own words: taken in only where there is a conversation with that person already. */
  readonly onlyKnown?: true;
  /** Of an echo of ours: the send it was given along with. */
  readonly sendId?: string | undefined;
}

export type DeliveryProgress = 'sent' | 'delivered' | 'read' | 'failed';

/** How far messages of ours have got: those named, or all up to a time. */
export interface DeliveryTold {
  readonly kind: 'delivery';
  readonly channelUserId: string | null;
  readonly messages: { readonly ids: readonly string[] } | { readonly upTo: Date };
  readonly progress: DeliveryProgress;
  readonly at: Date;
  /** Of `failed`, in words for a person. */
  readonly error: string | null;
  /** Certainly of this send of ours: the channel gives back what was sent along. */
  readonly sendId?: string;
}

/** What one event of a webhook comes to. */
export type ChannelEvent =
  | { readonly kind: 'message'; readonly message: ReceivedMessage }
  /** The message as it now reads; taken in as such where it was never seen before. */
  | { readonly kind: 'edit'; readonly message: ReceivedMessage; readonly editedAt: Date }
  | {
      readonly kind: 'deletion';
      readonly channelUserId: string;
      readonly channelMessageId: string;
      readonly deletedAt: Date;
    }
  | DeliveryTold
  /** The person silenced the business on this channel by its own means, or took that back. */
  | { readonly kind: 'opt_out' | 'opt_in'; readonly channelUserId: string; readonly at: Date }
  /** The provider names something and does not tell it yet: it is asked for it until it answers. */
  | { readonly kind: 'question'; readonly subject: string }
  /** What the channel calls a person. */
  | { readonly kind: 'profile'; readonly channelUserId: string; readonly name: string }
  /** The account itself needs a person: its token was revoked, its provider has restricted it. */
  | { readonly kind: 'account_fault'; readonly fault: string; readonly detail: string }
  /** Understood, and nothing to keep: a reaction, a typing mark, a receipt that says nothing. */
  | { readonly kind: 'noted' }
  /** Of a type, or in a form, that is not understood: kept for a person to look at. */
  | { readonly kind: 'unknown'; readonly channelUserId: string | null };

/** An event with where it came from. */
export interface ReceivedEvent {
  /** As the provider names it (`message`, `reaction`); counted by it. */
  readonly type: string;
  /** The provider's id of the business's account that it belongs to; null: the connection's own. */
  readonly account: string | null;
  readonly event: ChannelEvent;
  /** The item as it came, for what is kept. */
  readonly item: unknown;
}
