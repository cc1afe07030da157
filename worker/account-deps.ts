import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { ProviderHttp } from '../channels/http.ts';
import type { ChannelKind } from '../channels/port.ts';

/** What a worker needs to speak with the accounts of connected channels. */
export interface AccountDeps {
  /** A pool of the role `rapport_worker`. */
  readonly database: Knex;
  readonly secretKey: string;
  readonly kinds: readonly ChannelKind[];
  readonly http: ProviderHttp;
  readonly allowPrivate: boolean;
  readonly clock: () => Date;
  readonly logger: Logger;
}
