import type { ChannelEvent, ReceivedEvent, ReceivedPerson } from '../domain/channel-events.ts';

/** Nothing told of the person but the channel's id. */
export const NOBODY: ReceivedPerson = { verified: false };

/** An event of a known type. */
export const told = (type: string, account: string | null, item: unknown, event: ChannelEvent): ReceivedEvent => ({
  ...{ type, account, item, event },
});

/** An event of which nothing is to be kept. */
export const noted = (type: string, account: string | null, item: unknown): ReceivedEvent =>
  told(type, account, item, { kind: 'noted' });

/** An event of a type or form that is not understood. */
export const notUnderstood = (
  type: string,
  account: string | null,
  item: unknown,
  channelUserId: string | null = null,
): ReceivedEvent => told(type, account, item, { kind: 'unknown', channelUserId });

/** A body that is nothing like the channel's. */
export const unreadable = (body: Buffer): readonly ReceivedEvent[] => [
  notUnderstood('unreadable', null, body.toString('utf8')),
];
