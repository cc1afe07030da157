import type { ChannelKind } from './port.ts';

/** Every kind of connection there is. A new channel is a folder of its own and a line here. */
export const CHANNEL_KINDS: readonly ChannelKind[] = [];

export type ChannelKinds = readonly ChannelKind[];

/** @returns null for a kind that there is not */
export const kindNamed = (kinds: ChannelKinds, name: string): ChannelKind | null =>
  kinds.find(({ kind }) => kind === name) ?? null;
