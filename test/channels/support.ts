import type { LightMyRequestResponse } from 'fastify';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { SAMPLES } from './samples/index.ts';
import type { Sample } from './samples/sample.ts';

export interface Connected {
  readonly id: string;
  readonly kind: string;
  /** Name of its sample. */
  readonly sample: string;
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

/** @param name a kind, or a kind and its provider */
export const sampleOf = (name: string): Sample => {
  const sample = SAMPLES[name];
  if (sample === undefined) throw new Error(`there is no sample of ${name} in test/channels/samples`);
  return sample;
};

/** Where no provider is: nothing that a test does is to be asked of one outside this machine. */
export const NO_PROVIDER = 'http://127.0.0.1:9';

/** Connects an account, at a provider's double where one is named. */
export async function connect(
  api: TestApi,
  sample: string,
  account: string,
  { apiBase = NO_PROVIDER, key }: { readonly apiBase?: string; readonly key?: string } = {},
): Promise<Connected> {
  const { kind = sample, credentials } = sampleOf(sample);
  const body = { kind, name: `${sample} of a test`, credentials: credentials(account, apiBase) };
  const answer = await api.call('POST', '/v1/channels', body, key === undefined ? {} : { key });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const { id, state, webhookUrl } = answer.json<{ id: string; state: string; webhookUrl: string }>();
  return { id, kind, sample, account, state, path: new URL(webhookUrl).pathname };
}

/** Sends a body to a connection's webhook as its provider would, or, forged, as anybody could. */
export function deliver(
  api: TestApi,
  { sample, account, path }: Connected,
  body: string,
  { forged = false, address }: { readonly forged?: boolean; readonly address?: string } = {},
): Promise<LightMyRequestResponse> {
  const { sign, forge, proveIn } = sampleOf(sample);
  const payload = proveIn?.(body, account, forged) ?? body;
  const headers = forged ? forge(payload, account) : sign(payload, account);
  const from = address === undefined ? {} : { remoteAddress: address };
  return api.app.inject({ method: 'POST', url: path, headers, payload, ...from });
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

/** How many rows each table holds, in all workspaces. */
export async function rowsOfAllTables({ ownerUrl }: TestApi): Promise<Record<string, number>> {
  const counted = await asOwner<{ name: string; rows: string }>(
    ownerUrl,
    `SELECT table_name AS name, (xpath('/row/n/text()', query_to_xml(
       format('SELECT count(*) AS n FROM rapport.%I', table_name), false, true, '')))[1]::text AS rows
     FROM information_schema.tables WHERE table_schema = 'rapport' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  return Object.fromEntries(counted.map(({ name, rows }) => [name, Number(rows)]));
}
