import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { ReceivedAttachment } from '../../domain/channel-events.ts';
import { channelOf, type ChannelName } from '../../domain/channels.ts';
import { messageKey } from '../../domain/order.ts';
import type { Author, Direction, Source } from '../../domain/vocabulary.ts';

export type Attachment = ReceivedAttachment;

/** What the sender's channel, or the business, says of the person. */
export interface TellsOfPerson {
  /** The business's own id of the person. */
  readonly externalId?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly company?: string | undefined;
  readonly timeZone?: string | undefined;
  /** The business vouches for e-mail and phone. */
  readonly verified: boolean;
  /** Other ids under which the same channel knows the same person. */
  readonly alsoKnownAs?: readonly string[] | undefined;
}

/** A message as a channel or an API client hands it over, already valid. */
export interface IncomingMessage {
  readonly channel: ChannelName;
  readonly connectionId: string | null;
  readonly channelUserId: string;
  readonly channelMessageId: string;
  readonly direction: Direction;
  readonly author: Author;
  /** Empty where there are only attachments. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly sentAt: Date;
  readonly backfill: boolean;
  readonly source: Source | null;
  readonly person: TellsOfPerson;
  /** What only the channel itself needs to answer it. */
  readonly channelData?: Readonly<Record<string, unknown>> | undefined;
  /** Of an echo: the send that it was given along with. */
  readonly sendId?: string | undefined;
  /** How old it may be and still count as live, in milliseconds; {@link HISTORY_MS} where it is left out. */
  readonly liveForMs?: number;
}

/** The same with all that follows from it alone. */
export interface Arrival extends IncomingMessage {
  readonly id: string;
  /** '' for none: part of unique keys, where NULLs would never be equal. */
  readonly connection: string;
  readonly source: Source;
  readonly positionKey: string;
  readonly contentHash: Buffer;
}

/** How far ahead of ours the clock of a channel may be. */
export const AHEAD_MS = 5 * 60_000;

/** Older messages are history: analysed, but no follow-up, review or notification comes of them. */
const HISTORY_MS = 48 * 3_600_000;

/** @param now messages dated ahead of it (up to {@link AHEAD_MS}, which the caller checks) count as sent now */
export function arrivalOf(message: IncomingMessage, now: Date): Arrival {
  const sentAt = message.sentAt > now ? now : message.sentAt;
  return {
    ...message,
    id: uuidv7(),
    sentAt,
    connection: message.connectionId ?? '',
    source: message.source ?? channelOf(message.channel).source,
    positionKey: messageKey(message),
    contentHash: contentHash(message),
    backfill: message.backfill || now.getTime() - sentAt.getTime() > (message.liveForMs ?? HISTORY_MS),
  };
}

/** Of the text alone: providers sign the addresses of attachments anew, so a repeat may bring others. */
const contentHash = ({ text }: IncomingMessage): Buffer => createHash('sha256').update(text).digest();
