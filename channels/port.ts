import type { z } from 'zod';
import type { ChannelName } from '../domain/channels.ts';
import type { ReceivedEvent } from '../domain/channel-events.ts';
import type { ProviderHttp } from './http.ts';

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
      /** The account needs a person (a token expired): the connection shows this code, and sends nothing until it is mended. */
      readonly fault?: Fault;
      /** The provider says that the person has silenced the business. */
      readonly optedOut?: boolean;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Why a connection needs a person. `unreachable` still sends; the others cannot. */
export type Fault = 'unreachable' | 'credentials' | 'permission' | 'restricted';

/** One way to send. An error thrown by `send` counts as `unknown`. */
export interface ChannelPort {
  /** How long after the contact's last message there a business may write, in milliseconds; null: whenever it likes. */
  readonly windowMs: number | null;
  send(message: OutgoingMessage): Promise<SendResult>;
}

/** A request to a connection's webhook, its body exactly as it came. */
export interface WebhookRequest {
  readonly method: 'GET' | 'POST';
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A message of the conversation that is being answered, the newest first. */
export interface EarlierMessage {
  readonly channelMessageId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly sentAt: Date;
  readonly channelData: Readonly<Record<string, unknown>> | null;
}

/** An account that is connected, with what is needed to speak for it. */
export interface Connection<Credentials> {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly credentials: Credentials;
  readonly options: Readonly<Record<string, unknown>>;
  /** Where this server is asked by the provider: ends in `/webhooks/{kind}/{id}`. */
  readonly webhookUrl: string;
}

/** What a kind has at hand while it sends or is tested. */
export interface Surroundings {
  readonly http: ProviderHttp;
  readonly clock: () => Date;
  /** Addresses of this machine and its network may be reached: for tests and closed networks. */
  readonly allowPrivate: boolean;
}

export interface SendSurroundings extends Surroundings {
  /** The last messages of the conversation, the newest first. */
  earlierMessages(limit: number): Promise<readonly EarlierMessage[]>;
  /** Where this person silences the business on this channel by one click. */
  readonly optOutUrl: string;
}

export type TestResult =
  { readonly kind: 'ok' } | { readonly kind: 'fault'; readonly fault: Fault; readonly detail: string };

export type AskResult =
  | { readonly kind: 'answered'; readonly events: readonly ReceivedEvent[] }
  /** Asked again later. `fault`: not before a person has seen to the account, as likely as not. */
  | { readonly kind: 'later'; readonly fault?: Fault; readonly detail: string };

/**
 * One kind of connection: everything that is particular to a channel's provider, in one folder. Nothing else in the project knows
 * its name, its payloads or its errors.
 */
export interface ChannelKind<Credentials = unknown> {
  /** In the API and in the webhook's address. Never renamed. */
  readonly kind: string;
  /** Whose messages it brings. */
  readonly channel: ChannelName;
  /** What goes in at `POST /v1/channels`; every object in it is strict, so that a misspelt secret is not lost. */
  readonly credentials: z.ZodType<Credentials>;
  /** What is no secret; none where it is left out. */
  readonly options?: z.ZodType<Record<string, unknown>>;
  /** What holds of options that are left out, for a connection of this name; none where it is left out. */
  readonly usual?: (name: string) => Readonly<Record<string, unknown>>;
  /** The account as the provider names it in its events; null for a kind that has none. */
  accountOf(credentials: Credentials): string | null;
  /** Null for a kind whose messages come in otherwise (a widget's routes, a mailbox that is asked). */
  readonly webhook: WebhookSide<Credentials> | null;
  /** Null for a kind that cannot be answered. */
  send:
    | ((message: OutgoingMessage, connection: Connection<Credentials>, around: SendSurroundings) => Promise<SendResult>)
    | null;
  /** Whether, by its options, a connection may write also after its channel's window is over. Never, where it is left out. */
  writesBeyondWindow?(options: Readonly<Record<string, unknown>>): boolean;
  /** Asks the provider whether the account can be used; null where there is nothing to ask. */
  test: ((connection: Connection<Credentials>, around: Surroundings) => Promise<TestResult>) | null;
  /** For accounts that tell nobody of what comes (a mailbox); such an account needs no webhook. */
  readonly watch?: WatchSide<Credentials>;
  /** Asks for what the provider only named (an event of kind `question`); needed where `parse` gives such events. */
  readonly ask?: (subject: string, connection: Connection<Credentials>, around: Surroundings) => Promise<AskResult>;
}

/** How far an account was taken in, in the kind's own words. Stored with what was taken in, and given back when it is gone on with. */
export interface WatchPlace {
  /** ISO 8601 UTC: what came before is not taken in. */
  readonly since: string;
  readonly [part: string]: unknown;
}

export interface WatchSurroundings extends Surroundings {
  /** Null for an account that was never looked at: it begins now. */
  readonly place: WatchPlace | null;
  /** Somebody paused or removed the account, or this process ends: it is left at once. */
  readonly signal: AbortSignal;
  /** Call it as soon as the provider has let us in. */
  entered(): Promise<void>;
  /**
   * Stores events, and then that the account was taken in up to `place`. What was stored without its place is handed over again,
   * under the same ids, and changes nothing.
   *
   * @throws when they cannot be stored, or the account is no longer ours to watch: then end, whoever watches knows why
   */
  take(events: readonly ReceivedEvent[], place: WatchPlace): Promise<void>;
}

/** Why an account can be watched no further for now. */
export interface WatchEnd {
  readonly fault: Fault;
  /** In words for a person, without the provider's own. */
  readonly detail: string;
}

/** Accounts that a worker looks at, one worker at a time. */
export interface WatchSide<Credentials> {
  /** Whether this account is one of them. */
  isFor(credentials: Credentials): boolean;
  /** How often it is looked, also where the provider tells of what comes. Whole minutes. */
  readonly lookEveryMs: number;
  /**
   * Stays at an account and hands over what comes, until the signal ends it (null), or it cannot go on. Tried again after a pause,
   * from the place that was reached.
   */
  stay(connection: Connection<Credentials>, around: WatchSurroundings): Promise<WatchEnd | null>;
}

export interface WebhookSide<Credentials> {
  /** Bytes. A longer body is 413. */
  readonly bodyLimit: number;
  /**
   * Requests that are taken within a minute, in each process by itself; more is 429. For a kind that anybody may post to: none where
   * it is left out, since a provider is to be heard however much it has to say.
   */
  readonly mostPerMinute?: { readonly ofAddress: number; readonly ofConnection: number };
  /** The provider's check of the address (GET); 405 where it is left out. */
  challenge?(request: WebhookRequest, credentials: Credentials): WebhookAnswer;
  /** Whether it comes from the provider: over the exact bytes, in constant time. False is 401, and nothing is stored. */
  verify(request: WebhookRequest, credentials: Credentials): boolean | Promise<boolean>;
  /**
   * The events of a body that was verified. Never throws for what a provider may send: what is not understood is `unknown`.
   * What has to be asked for may be asked for at once, if it comes quickly.
   */
  parse(
    request: WebhookRequest,
    connection: Connection<Credentials>,
    around: Surroundings,
  ): readonly ReceivedEvent[] | Promise<readonly ReceivedEvent[]>;
  /** The answer once everything is stored; 200 `ok` where it is left out. */
  answer?(request: WebhookRequest, connection: Connection<Credentials>): WebhookAnswer | Promise<WebhookAnswer>;
  /** The answer to a request that `verify` refused, or that is one too many; 401 and 429 where it is left out. */
  refusal?(request: WebhookRequest, why: 'not_verified' | 'too_many'): WebhookAnswer;
}

/**
 * A kind among others, whose credentials are its own affair: they are given to it only after its own schema has read them.
 */
export const channelKind = <Credentials>(kind: ChannelKind<Credentials>): ChannelKind => kind as unknown as ChannelKind;
