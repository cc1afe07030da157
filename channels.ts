import type { Knex } from 'knex';
import { channelOf } from './domain/channels.ts';
import { createConsolePort } from './channels/console/console-port.ts';
import { createProviderHttp, type ProviderHttp } from './channels/http.ts';
import { CHANNEL_KINDS } from './channels/kinds.ts';
import type { ChannelKind, ChannelPort, OutgoingMessage, SendResult } from './channels/port.ts';
import { createConnectedRegistry, type ChannelRegistry, type ConnectionStanding } from './channels/registry.ts';
import type { Config } from './config.ts';
import { inWorkspace, type Scope } from './db/client.ts';
import { createCredentialSeal, openConnection, type CredentialSeal } from './db/credentials.ts';
import { noteFault, readConnection, type ConnectionRow } from './db/repositories/channel-connections.ts';
import { optOutUrl } from './db/opt-out-link.ts';
import { insertOptOut } from './db/repositories/opt-outs.ts';
import { earlierMessages } from './db/repositories/outbound-messages.ts';
import { writeToOutbox } from './db/repositories/outbox.ts';

type ChannelConfig = Pick<Config, 'outbox' | 'allowPrivateTargets' | 'publicUrl' | 'host' | 'port'> & {
  readonly secretKey: string;
};

/**
 * The channels that this installation can send on, as its configuration says: by the connection that a conversation runs over,
 * and by the console outbox, where there is one, for conversations without.
 *
 * @param database a pool of the role `rapport_worker` or `rapport_api`
 */
export function installedChannels(
  config: ChannelConfig,
  database: Knex,
  kinds: readonly ChannelKind[] = CHANNEL_KINDS,
): ChannelRegistry {
  const seal = createCredentialSeal(config.secretKey);
  const http = createProviderHttp(config.allowPrivateTargets);
  const address = config.publicUrl ?? `http://${config.host}:${String(config.port)}`;
  const { secretKey, allowPrivateTargets: allowPrivate } = config;
  const deps = { database, seal, http, address, allowPrivate, secretKey };
  const ports = kinds.flatMap((kind) =>
    kind.send === null ? [] : [[kind.kind, connectedPort(deps, kind, kind.send)] as const],
  );
  return createConnectedRegistry(new Map(ports), config.outbox === 'console' ? consolePort(database) : null);
}

interface PortDeps {
  readonly database: Knex;
  readonly seal: CredentialSeal;
  readonly http: ProviderHttp;
  /** Where people reach the API. */
  readonly address: string;
  readonly allowPrivate: boolean;
  readonly secretKey: string;
}

const GONE: SendResult = { kind: 'not_sent', reason: 'The channel is not connected.', retryAfterMs: null };

function connectedPort(deps: PortDeps, kind: ChannelKind, send: NonNullable<ChannelKind['send']>) {
  return ({ options }: ConnectionStanding): ChannelPort => ({
    windowMs: kind.writesBeyondWindow?.(options) ? null : channelOf(kind.channel).windowMs,
    send: async (message) => {
      const within = <T>(work: (scope: Scope) => Promise<T>) => inWorkspace(deps.database, message.workspaceId, work);
      const row = await within((scope) => readConnection(scope, message.connectionId));
      if (row === undefined || row.paused_at !== null) return GONE;
      const connection = openConnection(kind, row, deps.seal, `${deps.address}/webhooks/${row.kind}/${row.id}`);
      const around = {
        ...{ http: deps.http, clock: () => new Date(), allowPrivate: deps.allowPrivate },
        optOutUrl: optOutUrl(deps.secretKey, deps.address, message),
        earlierMessages: (limit: number) => within((scope) => earlierMessages(scope, message.conversationId, limit)),
      };
      const result = await send(message, connection, around);
      // The result is worth more than what follows from it: the next send to this account tells the same again.
      await within((scope) => heedResult(scope, row, kind, message, result)).catch(() => undefined);
      return result;
    },
  });
}

/** What a provider's answer says besides of the message: of the account, and of the person. */
async function heedResult(
  scope: Scope,
  row: ConnectionRow,
  { channel }: ChannelKind,
  { workspaceId, contactId }: OutgoingMessage,
  result: SendResult,
): Promise<void> {
  const at = new Date();
  if (result.kind === 'sent' && row.fault !== null) await noteFault(scope, row.id, null);
  if (result.kind !== 'not_sent') return;
  const { fault, reason, optedOut } = result;
  if (fault !== undefined) await noteFault(scope, row.id, { code: fault, detail: reason, at });
  if (optedOut === true) await insertOptOut(scope, { workspaceId, contactId, scope: channel, source: 'channel', at });
}

const consolePort = (database: Knex): ChannelPort =>
  createConsolePort((message) =>
    inWorkspace(database, message.workspaceId, (scope) =>
      writeToOutbox(scope, {
        ...{ id: message.idempotencyKey, workspace_id: message.workspaceId, contact_id: message.contactId },
        ...{ conversation_id: message.conversationId, channel: message.channel },
        ...{ channel_user_id: message.channelUserId, text: message.text, at: new Date() },
      }),
    ),
  );
