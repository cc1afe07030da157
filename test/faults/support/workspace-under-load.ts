import type { OutgoingMessage } from '../../../scripts/demo/casting.ts';
import { openClient, readAll, type RapportClient } from '../../../scripts/demo/http-client.ts';
import { inParallel } from '../../../scripts/demo/senders.ts';
import { statesOf } from '../../e2e/support/state.ts';
import type { Running } from '../../e2e/support/temporary-installation.ts';
import { sendUntilAccepted } from './until-accepted.ts';

/** One business, what it was told, and what it made of it. */
export interface LoadedWorkspace {
  readonly client: RapportClient;
  /** Sends until every message is accepted. */
  load(messages: readonly OutgoingMessage[], pause: () => Promise<void>): Promise<void>;
  /** Statuses other than 202 and 503. */
  readonly refusals: readonly number[];
  /** Accepted messages that the transcript of their contact lacks, and those that it has twice or without being told. */
  lostAndDoubled(): Promise<{ lost: string[]; doubled: string[] }>;
  /** By channel user: everything that must not depend on order, number or speed of the requests. */
  states(): Promise<Record<string, unknown>>;
}

export interface WorkspaceOptions {
  /** How many connections to send by. */
  readonly connections: number;
  /** Whether the installation's model reads its messages. */
  readonly modelSeesText: boolean;
}

/** The person on a channel that a message is of, as {@link LoadedWorkspace.states} names them. */
export const userOf = ({ channel, channelUserId }: OutgoingMessage): string => `${channel}:${channelUserId}`;

/** Points that decay depend on the minute of the judgement, which no two runs share. */
async function withoutDecay(client: RapportClient): Promise<void> {
  const { leadScoring } = await client.get<{ leadScoring: { signals: object[] } }>('/v1/settings');
  const signals = leadScoring.signals.map((signal) => ({ ...signal, halfLife: null }));
  await client.patch('/v1/settings', { leadScoring: { signals } });
}

/** Makes a workspace on the installation. */
export async function openWorkspace(
  rapport: Running,
  name: string,
  { connections, modelSeesText }: WorkspaceOptions,
): Promise<LoadedWorkspace> {
  const { adminKey } = await rapport.client.post<{ adminKey: string }>('/v1/workspaces', { name });
  const client = openClient({ baseUrl: rapport.baseUrl, key: adminKey, connections });
  await withoutDecay(client);
  await client.patch('/v1/settings', { privacy: { modelSeesText } });
  const users = new Map<string, string>();
  const told = new Map<string, Set<string>>();
  const refusals: number[] = [];
  return {
    ...{ client, refusals },
    load: (messages, pause) =>
      inParallel(messages, connections, async (message) => {
        const { contactId } = await sendUntilAccepted(client, message, refusals);
        users.set(contactId, userOf(message));
        told.set(contactId, (told.get(contactId) ?? new Set()).add(message.messageId));
        await pause();
      }),
    async lostAndDoubled() {
      const lost: string[] = [];
      const doubled: string[] = [];
      await inParallel([...told], 4, async ([contactId, ids]) => {
        const kept = await readAll<{ channelMessageId: string }>(client, `/v1/contacts/${contactId}/messages`);
        const rest = new Set(ids);
        for (const { channelMessageId } of kept) if (!rest.delete(channelMessageId)) doubled.push(channelMessageId);
        lost.push(...rest);
      });
      return { lost, doubled };
    },
    states: () => statesOf(client, users),
  };
}
