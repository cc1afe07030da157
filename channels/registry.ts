import type { ChannelPort } from './port.ts';

/** Which channels this installation can send on. */
export interface ChannelRegistry {
  /** @returns null for a channel that is not connected */
  portFor(channel: string): ChannelPort | null;
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
