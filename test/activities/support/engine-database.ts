import type { Knex } from 'knex';
import { v7 as uuidv7 } from 'uuid';
import { acceptMessage } from '../../../db/accept/accept.ts';
import type { IncomingMessage } from '../../../db/accept/incoming.ts';
import { inWorkspace, openDatabase, type DatabaseRole } from '../../../db/client.ts';
import { nextSeq } from '../../../db/repositories/inbox.ts';
import { defaultSettings, type Settings } from '../../../domain/settings.ts';
import { createTestDatabase } from '../../support/postgres.ts';

export const SECRET = 'a secret of at least 32 characters';

/** A database of one's own with one workspace, and the hands to put facts into it and look at what became of them. */
export interface EngineDatabase {
  readonly url: string;
  readonly workspaceId: string;
  readonly api: Knex;
  readonly worker: Knex;
  readonly relay: Knex;
  /** Sees everything, as `rapport_maintenance`. */
  readonly all: Knex;
  accept(message: Partial<IncomingMessage> & { readonly text: string }): Promise<string>;
  /** As a channel does it: another text, or null for a deletion. */
  revise(channelMessageId: string, text: string | null): Promise<void>;
  changeSettings(change: (settings: Settings) => Settings): Promise<void>;
  close(): Promise<void>;
}

export async function createEngineDatabase(): Promise<EngineDatabase> {
  const database = await createTestDatabase();
  const open = (role: DatabaseRole) => openDatabase({ url: database.url, role, poolSize: 6, applicationName: 'test' });
  const [api, worker, relay, all] = [
    open('rapport_api'),
    open('rapport_worker'),
    open('rapport_relay'),
    open('rapport_maintenance'),
  ];
  const workspaceId = uuidv7();
  const settings = defaultSettings({ country: 'PH', timeZone: 'Asia/Manila', languages: ['en'] });
  await api.raw('SELECT rapport.create_workspace(?, ?, ?, ?, ?, true, ?)', [
    workspaceId,
    'Test',
    uuidv7(),
    Buffer.from(workspaceId),
    'test',
    JSON.stringify(settings),
  ]);
  let version = 1;
  let inForce: Settings = settings;
  return {
    url: database.url,
    workspaceId,
    api,
    worker,
    relay,
    all,
    accept: async (message) => {
      // Under skipped time a message is sent in what is the future here, which the accept path would not believe.
      const clock = () => new Date(Math.max(Date.now(), message.sentAt?.getTime() ?? 0));
      const deps = { database: api, secretKey: SECRET, clock };
      const accepted = await acceptMessage(deps, workspaceId, incoming(message));
      if (accepted.kind !== 'accepted') throw new Error(`not accepted: ${accepted.kind}`);
      return accepted.contactId;
    },
    revise: async (channelMessageId, text) => {
      await inWorkspace(api, workspaceId, async (scope) => {
        const message = await scope('messages')
          .where({ channel_message_id: channelMessageId })
          .first('id', 'contact_id');
        const seq = await nextSeq(scope, message.contact_id);
        const deleted_at = text === null ? new Date() : null;
        await scope('messages').where({ id: message.id }).update({ text, deleted_at, seq }).increment('revision', 1);
      });
    },
    changeSettings: async (change) => {
      inForce = change(inForce);
      version += 1;
      await inWorkspace(api, workspaceId, (scope) =>
        scope('settings').insert({
          workspace_id: workspaceId,
          version,
          document: JSON.stringify(inForce),
          changed_by: 'user:test',
        }),
      );
    },
    close: async () => {
      await Promise.all([api, worker, relay, all].map((pool) => pool.destroy()));
      await database.drop();
    },
  };
}

let count = 0;

function incoming(message: Partial<IncomingMessage> & { readonly text: string }): IncomingMessage {
  count += 1;
  return {
    channel: 'web',
    connectionId: null,
    channelUserId: 'visitor-1',
    channelMessageId: `m-${String(count)}`,
    direction: 'inbound',
    author: 'contact',
    attachments: [],
    sentAt: new Date(),
    backfill: false,
    source: null,
    person: { verified: false },
    ...message,
  };
}
