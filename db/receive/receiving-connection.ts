import type { ChannelName } from '../../domain/channels.ts';

/** The connection that events come by. */
export interface ReceivingConnection {
  readonly id: string;
  readonly workspaceId: string;
  readonly channel: ChannelName;
}
