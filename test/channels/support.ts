import type { LightMyRequestResponse } from 'fastify';
import { startTestApi, type TestApi } from '../support/api.ts';
import { SAMPLES } from './samples/index.ts';
import type { Sample } from './samples/sample.ts';

export interface Connected {
  readonly id: string;
  readonly kind: string;
  readonly account: string;
  readonly state: string;
  /** Path of its webhook. */
  readonly path: string;
}

export interface ReadMessage {
  readonly id: string;
  readonly contactId: string;
  readonly channel: string;
  readonly channelMessageId: string;
  readonly direction: string;
  readonly author: string;
  readonly text: string | null;
  readonly sentAt: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly attachments: readonly Record<string, unknown>[];
  readonly delivery: { state: string; at: string; error: string | null } | null;
}

export const sampleOf = (kind: string): Sample => {
  const sample = SAMPLES[kind];
  if (sample === undefined) throw new Error(`there is no sample of ${kind} in test/channels/samples`);
  return sample;
};

/** Connects an account, at a provider's double where one is named. */
export async function connect(
  api: TestApi,
  kind: string,
  account: string,
  { apiBase, key }: { readonly apiBase?: string; readonly key?: string } = {},
): Promise<Connected> {
  const body = { kind, name: `${kind} of a test`, credentials: sampleOf(kind).credentials(account, apiBase) };
  const answer = await api.call('POST', '/v1/channels', body, key === undefined ? {} : { key });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const { id, state, webhookUrl } = answer.json<{ id: string; state: string; webhookUrl: string }>();
  return { id, kind, account, state, path: new URL(webhookUrl).pathname };
}

/** Sends a body to a connection's webhook as its provider would, or, forged, as anybody could. */
export function deliver(
  api: TestApi,
  { kind, account, path }: Connected,
  body: string,
  { forged = false }: { readonly forged?: boolean } = {},
): Promise<LightMyRequestResponse> {
  const sample = sampleOf(kind);
  const headers = forged ? sample.forge(body, account) : sample.sign(body, account);
  return api.app.inject({ method: 'POST', url: path, headers, payload: body });
}

/** Everything that all contacts were told and said, over the API. */
export async function transcripts(api: TestApi, key?: string): Promise<ReadMessage[]> {
  const options = key === undefined ? {} : { key };
  const contacts = (await api.call('GET', '/v1/contacts?limit=200', undefined, options)).json<{
    items: { id: string }[];
  }>();
  const lists = contacts.items.map(async ({ id }) => {
    const { items } = (
      await api.call('GET', `/v1/contacts/${id}/messages?order=asc&limit=200`, undefined, options)
    ).json<{
      items: Omit<ReadMessage, 'contactId'>[];
    }>();
    return items.map((message) => ({ ...message, contactId: id }));
  });
  return (await Promise.all(lists)).flat();
}

/** The id of the only contact known by an id of a channel; null for nobody. */
export async function personOf(api: TestApi, identity: string): Promise<string | null> {
  const path = `/v1/contacts?identity=${encodeURIComponent(identity)}`;
  const { items } = (await api.call('GET', path)).json<{ items: { id: string }[] }>();
  return items[0]?.id ?? null;
}

export const startChannelApi = (): Promise<TestApi> => startTestApi({ allowPrivateTargets: true });
