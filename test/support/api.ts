import type { LightMyRequestResponse } from 'fastify';
import type { Knex } from 'knex';
import { buildApp } from '../../api/app.ts';
import type { App, AppDeps } from '../../api/deps.ts';
import { createProviderHttp } from '../../channels/http.ts';
import { CHANNEL_KINDS } from '../../channels/kinds.ts';
import { openDatabase } from '../../db/client.ts';
import { ensureFirstWorkspace } from '../../db/first-workspace.ts';
import { createLogger } from '../../log.ts';
import type { ContactRef } from '../../workflows/definitions.ts';
import { createTestDatabase } from './postgres.ts';

export const TEST_SECRET = 'a secret key of at least 32 characters';
export const TEST_LOCALE = { country: 'PH', timeZone: 'Asia/Manila', languages: ['en', 'fil'] };

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CallOptions {
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

export interface TestApi {
  readonly app: App;
  /** A pool of the API's own role. */
  readonly database: Knex;
  /** Connection string of the owner, who sees all. */
  readonly ownerUrl: string;
  readonly workspaceId: string;
  readonly adminKey: string;
  /** What the gateway was asked, and what it answers next. */
  readonly gateway: {
    readonly settled: (ContactRef & { uptoSeq: number })[];
    answer: 'settled' | 'pending';
    reachable: boolean;
  };
  /** How often the relay's bell was rung. */
  readonly bell: { rung: number };
  /** Sends a request as the admin, or by another key, with a JSON body where one is given. */
  call(method: Method, path: string, body?: unknown, options?: CallOptions): Promise<LightMyRequestResponse>;
  /** The same by another workspace's admin key, made at the first call. */
  otherWorkspace(): Promise<{ readonly workspaceId: string; readonly key: string }>;
  close(): Promise<void>;
}

/** The whole API on a database of its own, with a gateway and a bell that only record, and every answer held to its schema. */
export async function startTestApi(overrides: Partial<AppDeps> = {}): Promise<TestApi> {
  const testDatabase = await createTestDatabase();
  const first = await ensureFirstWorkspace(testDatabase.url, { locale: TEST_LOCALE });
  if (first.adminKey === null) throw new Error('a new database had a workspace');
  const adminKey = first.adminKey;
  const database = openDatabase({
    url: testDatabase.url,
    role: 'rapport_api',
    poolSize: 10,
    applicationName: 'api test',
  });
  const gateway: TestApi['gateway'] = { settled: [], answer: 'settled', reachable: true };
  const bell = { rung: 0 };
  const app = await buildApp({
    database,
    gateway: {
      settle: (ref, uptoSeq) => {
        gateway.settled.push({ ...ref, uptoSeq });
        return Promise.resolve(gateway.answer);
      },
      reachable: () => Promise.resolve(gateway.reachable),
      close: () => Promise.resolve(),
    },
    bell: { ring: () => void (bell.rung += 1), close: () => Promise.resolve() },
    clock: () => new Date(),
    secretKey: TEST_SECRET,
    locale: TEST_LOCALE,
    channelKinds: CHANNEL_KINDS,
    providerHttp: createProviderHttp(true, 2_000),
    checkAnswers: true,
    // What the API could not foresee is shown with the test that met it.
    logger: createLogger('api under test', 'error'),
    ...overrides,
  });
  const call: TestApi['call'] = (method, path, body, { key = adminKey, headers = {} } = {}) =>
    app.inject({
      method,
      url: path,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  let other: Promise<{ workspaceId: string; key: string }> | undefined;
  const makeOther = async (): Promise<{ workspaceId: string; key: string }> => {
    const made = (await call('POST', '/v1/workspaces', { name: 'Another business' })).json<{
      id: string;
      adminKey: string;
    }>();
    return { workspaceId: made.id, key: made.adminKey };
  };
  return {
    ...{ app, database, ownerUrl: testDatabase.url, workspaceId: first.workspaceId, adminKey, gateway, bell, call },
    otherWorkspace: () => (other ??= makeOther()),
    close: async () => {
      await app.close();
      await database.destroy();
      await testDatabase.drop();
    },
  };
}
