import type { ChannelPort } from './port.ts';

/** The connection that a conversation runs over, as the gate and a send need to know it. */
export interface ConnectionStanding {
  readonly kind: string;
  /** Connected, not paused, and with no fault that keeps it from sending. */
  readonly open: boolean;
  /** What is no secret of it. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Which channels this installation can send on. */
export interface ChannelRegistry {
  /**
   * @param connection of the conversation; null where it runs over none
   * @returns null where nothing can be sent
   */
  portFor(channel: string, connection?: ConnectionStanding | null): ChannelPort | null;
}

/**
 * @param connected ports by the name of their channel
 * @param fallback takes what is sent on any other channel: the console outbox, where there is one
 */
export function createChannelRegistry(
  connected: Readonly<Record<string, ChannelPort>>,
  fallback: ChannelPort | null,
): ChannelRegistry {
  return { portFor: (channel) => (Object.hasOwn(connected, channel) ? (connected[channel] ?? null) : fallback) };
}

/**
 * Conversations of a connection go out by it, or not at all; the others by `fallback`.
 *
 * @param byKind of the kinds that can send, the port of a connection
 */
export function createConnectedRegistry(
  byKind: ReadonlyMap<string, (connection: ConnectionStanding) => ChannelPort>,
  fallback: ChannelPort | null,
): ChannelRegistry {
  return {
    portFor: (_channel, connection = null) => {
      if (connection === null) return fallback;
      return connection.open ? (byKind.get(connection.kind)?.(connection) ?? null) : null;
    },
  };
}
