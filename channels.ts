import type { Knex } from 'knex';
import { createConsolePort } from './channels/console/console-port.ts';
import { createChannelRegistry, type ChannelRegistry } from './channels/registry.ts';
import type { Config } from './config.ts';
import { inWorkspace } from './db/client.ts';
import { writeToOutbox } from './db/repositories/outbox.ts';

/**
 * The channels that this installation can send on, as its configuration says.
 *
 * @param database a pool of the role `rapport_worker` or `rapport_api`
 */
export function installedChannels({ outbox }: Pick<Config, 'outbox'>, database: Knex): ChannelRegistry {
  if (outbox !== 'console') return createChannelRegistry({}, null);
  const consolePort = createConsolePort((message) =>
    inWorkspace(database, message.workspaceId, (scope) =>
      writeToOutbox(scope, {
        ...{ id: message.idempotencyKey, workspace_id: message.workspaceId, contact_id: message.contactId },
        ...{ conversation_id: message.conversationId, channel: message.channel },
        ...{ channel_user_id: message.channelUserId, text: message.text, at: new Date() },
      }),
    ),
  );
  return createChannelRegistry({}, consolePort);
}
