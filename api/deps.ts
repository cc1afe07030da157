import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyPluginCallback, RawServerDefault } from 'fastify';
import type { FastifyPluginAsyncZod, ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Knex } from 'knex';
import type { ProviderHttp } from '../channels/http.ts';
import type { ChannelKind } from '../channels/port.ts';
import type { Reach } from '../db/repositories/gate-facts.ts';
import type { IncomingMessage as ChannelMessage } from '../db/accept/incoming.ts';
import type { RelayBell } from '../db/relay-bell.ts';
import type { BusinessReader } from '../domain/detect-business.ts';
import type { Locale } from '../domain/settings.ts';
import type { ContactGateway } from './contact-gateway.ts';

/** Everything the API needs from outside; tests pass recording fakes. */
export interface AppDeps {
  /** A pool of the role `rapport_api`. */
  readonly database: Knex;
  readonly gateway: ContactGateway;
  readonly bell: RelayBell;
  readonly clock: () => Date;
  /** Keys the hashes of erased and opted-out people, and seals answers kept for repeats. At least 32 characters. */
  readonly secretKey: string;
  /** What a new workspace starts with. */
  readonly locale: Locale;
  /** How channels can be sent on; none of them where it is left out. */
  readonly reach?: Reach;
  /** The kinds of channels that can be connected; none where it is left out. */
  readonly channelKinds?: readonly ChannelKind[];
  /** Asks providers whether a connection can be used; nothing is asked where it is left out. */
  readonly providerHttp?: ProviderHttp;
  /** Tells the kind of a business by a model; by words alone where it is left out. */
  readonly readBusiness?: BusinessReader | undefined;
  /**
   * Conversations to look around with, as messages whose channel ids begin with `prefix`, up to `now`; there are none to load where it
   * is left out.
   */
  readonly sample?: (prefix: string, now: Date) => readonly ChannelMessage[];
  /** Where people reach this server, such as `https://rapport.example.com`; by the request's own address where it is left out. */
  readonly publicUrl?: string | undefined;
  /** Addresses and networks of the proxies in front, whose word for a client's address is taken; nobody's where it is left out. */
  readonly trustedProxies?: string | undefined;
  /** The list of workflows in Temporal's UI, for links to a contact. */
  readonly temporalUiUrl?: string | undefined;
  /** Folder of the built dashboard; nothing is served at `/` where it is left out. */
  readonly dashboard?: string | undefined;
  /** Webhooks may name this machine and its network, and plain http; false where it is left out. */
  readonly allowPrivateTargets?: boolean;
  /** Makes a span of each request; nothing is traced where it is left out. */
  readonly tracing?: FastifyPluginCallback | undefined;
  /** Silent when left out. */
  readonly logger?: FastifyBaseLogger;
  /** Holds every answer against its schema, at a cost; for tests. */
  readonly checkAnswers?: boolean;
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Routes are made from what they need, so that nothing is hidden on the instance. */
export type Routes = (deps: AppDeps) => FastifyPluginAsyncZod;
