import type { ReceivedEvent } from '../../../domain/channel-events.ts';
import type { WebhookRequest } from '../../port.ts';
import type { EmailCredentials } from '../credentials.ts';

/** One service that receives mails for a business and posts them here, by its own part of the credentials. */
export interface InboundProvider<Inbound> {
  /** Whether the request is the service's own. */
  verify(request: WebhookRequest, inbound: Inbound): boolean | Promise<boolean>;
  /** @param address of the account */
  parse(
    request: WebhookRequest,
    inbound: Inbound,
    address: string,
  ): readonly ReceivedEvent[] | Promise<readonly ReceivedEvent[]>;
}

/** The part of one service. */
export type InboundOf<Provider extends string> = Extract<EmailCredentials['inbound'], { readonly provider: Provider }>;

/** What could not be read, to be looked at by a person. */
export const unreadable = (request: WebhookRequest): readonly ReceivedEvent[] => [
  {
    ...{ type: 'unreadable', account: null, item: request.body.toString('utf8') },
    event: { kind: 'unknown', channelUserId: null },
  },
];
