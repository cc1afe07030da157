import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { ReceivedMessage } from '../../domain/channel-events.ts';
import { channelOf, type ChannelName } from '../../domain/channels.ts';
import { messageKey } from '../../domain/order.ts';
import type { Source } from '../../domain/vocabulary.ts';

/** A message as a channel or an API client hands it over, already valid. */
export interface IncomingMessage extends Omit<ReceivedMessage, 'source'> {
  readonly channel: ChannelName;
  readonly connectionId: string | null;
  readonly backfill: boolean;
  readonly source: Source | null;
  /** A branch of the workspace, where whoever hands the message over names one. */
  readonly branchId?: string | null;
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
