import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { createCredentialSeal } from '../../../db/credentials.ts';
import { inWorkspace } from '../../../db/client.ts';
import { putConnection } from '../../../db/repositories/channel-connections.ts';
import { TEST_SECRET, type TestApi } from '../../support/api.ts';

export const SHOP = 'https://shop.example.com';

/** Connects a site's widget or form in the test's workspace. @returns the connection's id */
export async function connectSite(
  { database, workspaceId }: TestApi,
  kind: 'web' | 'form',
  credentials: object = { allowedOrigins: [SHOP] },
  options: Record<string, unknown> = {},
): Promise<string> {
  const { id } = await inWorkspace(database, workspaceId, (scope) =>
    putConnection(scope, {
      ...{ workspace_id: workspaceId, kind, name: 'Salon Reyes', account_id: null, options },
      ...createCredentialSeal(TEST_SECRET).close(credentials),
      ...{ created_by: 'test', created_at: new Date() },
    }),
  );
  return id;
}

interface Asked {
  readonly origin?: string | null;
  readonly token?: string;
  readonly address?: string;
}

/** A page of a site that asks one widget's routes, as a browser would. */
export const pageOf =
  (api: TestApi, connection: string) =>
  (
    method: 'GET' | 'POST' | 'OPTIONS',
    path: string,
    body?: unknown,
    { origin = SHOP, token, address = '203.0.113.7' }: Asked = {},
  ): Promise<LightMyRequestResponse> =>
    api.app.inject({
      ...{ method, url: `/widget/${connection}/${path}`, remoteAddress: address },
      headers: {
        ...(origin === null ? {} : { origin }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });

interface Listening {
  /** Of the stream, as they came. */
  readonly frames: string[];
  stop(): Promise<void>;
}

/** A browser on a page of the shop, at a server that listens. @param base address of one widget's routes */
export function browserAt(base: string) {
  const ask = (path: string, token: string | null, body?: unknown): Promise<Response> =>
    fetch(base + path, {
      headers: {
        origin: SHOP,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
  return {
    ask,
    /** @returns the visitor's token; that of an earlier visit goes on with it */
    start: async (earlier: string | null = null): Promise<string> =>
      ((await (await ask('/session', earlier, {})).json()) as { token: string }).token,
    /** @returns the message's id */
    says: async (token: string, text: string, contact: object = {}): Promise<string> => {
      const sent = await ask('/messages', token, { messageId: randomUUID(), text, contact });
      return ((await sent.json()) as { id: string }).id;
    },
    listen: async (token: string): Promise<Listening> => {
      const answer = await ask('/events', token);
      if (answer.status !== 200 || answer.headers.get('access-control-allow-origin') !== SHOP)
        throw new Error(`the widget does not tell what happens: ${String(answer.status)}`);
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
      const frames: string[] = [];
      const reading = readInto(frames, reader);
      return { frames, stop: () => reader.cancel().then(() => reading) };
    },
  };
}

async function readInto(frames: string[], reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const decoder = new TextDecoder();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const text = decoder.decode(value, { stream: true });
    frames.push(...text.split('\n\n').filter((frame) => frame !== ''));
  }
}
