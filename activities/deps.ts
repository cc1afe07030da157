import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { SettingsReader } from '../db/repositories/settings-in-force.ts';
import type { ChannelRegistry } from '../channels/registry.ts';
import type { Analyzer } from '../enrichment/analyzer.ts';
import type { Suggester } from '../enrichment/suggester.ts';

/** What a contact's activities need from outside. */
export interface ContactDeps {
  /** A pool of the role `rapport_worker`. */
  readonly database: Knex;
  /** The analyzer that the installation is configured with. */
  readonly analyzer: Analyzer;
  /** The one that always answers: it stands in for a model that cannot be reached, or that may not see a workspace's text. */
  readonly localAnalyzer: Analyzer;
  /** Redacts; the only place where an error's own words go. */
  readonly logger: Logger;
  /** Temporal knows the project's search attributes. */
  readonly searchable: boolean;
  /** Words follow-ups; templates do where it is left out. */
  readonly suggester?: Suggester;
  /** What can be sent on; nothing where it is left out. */
  readonly channels?: ChannelRegistry;
  /** This machine's where it is left out. */
  readonly clock?: () => Date;
}

/** {@link ContactDeps} with what the activities of one process share. */
export interface SharedDeps extends ContactDeps {
  readonly channels: ChannelRegistry;
  readonly clock: () => Date;
  readonly settingsInForce: SettingsReader;
}
