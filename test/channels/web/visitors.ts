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
