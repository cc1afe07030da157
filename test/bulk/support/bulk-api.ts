import type { Knex } from 'knex';
import type { AppDeps } from '../../../api/deps.ts';
import { createBulkActivities } from '../../../activities/bulk/index.ts';
import type { TemporalReach } from '../../../activities/bulk/temporal-reach.ts';
import { openDatabase } from '../../../db/client.ts';
import type { BulkActivities, Page } from '../../../workflows/bulk-contract.ts';
import { startTestApi, TEST_SECRET, type TestApi } from '../../support/api.ts';

/** The API with bulk activities beside it, and a Temporal that only records. */
export interface BulkApi extends TestApi {
  /** A pool of the worker's role. */
  readonly worker: Knex;
  readonly activities: BulkActivities;
  readonly temporal: RecordingReach;
  /** Sends a message as the API takes it, and answers its contact's id. */
  contact(about?: Record<string, unknown>): Promise<string>;
  /** Runs a query as the owner, who sees all. */
  asOwner<Row>(sql: string, values?: unknown[] | Record<string, unknown>): Promise<Row[]>;
}

export interface RecordingReach extends TemporalReach {
  readonly woken: string[];
  /** Runs that Temporal has, by contact, and after how many more requests it really deletes them. */
  readonly runs: Map<string, { readonly ids: readonly string[]; requests: number }>;
  onWake: (workspaceId: string, contactIds: readonly string[]) => Promise<void>;
}

function recordingReach(): RecordingReach {
  const reach: RecordingReach = {
    woken: [],
    runs: new Map(),
    onWake: () => Promise.resolve(),
    listRuns: (_workspaceId, contactIds) =>
      Promise.resolve(
        new Map(
          contactIds.flatMap((id): [string, string[]][] => {
            const runs = reach.runs.get(id);
            return runs ? [[id, [...runs.ids]]] : [];
          }),
        ),
      ),
    deleteRuns: (_workspaceId, runs) => {
      for (const id of runs.keys()) {
        const there = reach.runs.get(id);
        if (there && (there.requests -= 1) === 0) reach.runs.delete(id);
      }
      return Promise.resolve();
    },
    wake: async (workspaceId, contactIds) => {
      reach.woken.push(...contactIds);
      await reach.onWake(workspaceId, contactIds);
    },
  };
  return reach;
}

let count = 0;

export async function startBulkApi(overrides: Partial<AppDeps> = {}): Promise<BulkApi> {
  const api = await startTestApi(overrides);
  const worker = openDatabase({ url: api.ownerUrl, role: 'rapport_worker', poolSize: 6, applicationName: 'bulk test' });
  const owner = openDatabase({
    url: api.ownerUrl,
    role: 'rapport_maintenance',
    poolSize: 2,
    applicationName: 'bulk test',
  });
  const temporal = recordingReach();
  const clock = overrides.clock ?? (() => new Date());
  return {
    ...api,
    worker,
    temporal,
    activities: createBulkActivities({ database: worker, temporal, clock, secretKey: TEST_SECRET }),
    contact: async (about = {}) => {
      count += 1;
      const person = { channelUserId: `person-${String(count)}`, messageId: `message-${String(count)}` };
      const said = { channel: 'web', direction: 'inbound', author: 'contact', text: 'Hi, how much is a haircut?' };
      const answer = await api.call('POST', '/v1/messages', {
        ...said,
        sentAt: clock().toISOString(),
        ...person,
        ...about,
      });
      if (answer.statusCode !== 202) throw new Error(answer.body);
      return answer.json<{ contactId: string }>().contactId;
    },
    asOwner: async <Row>(sql: string, values: unknown[] | Record<string, unknown> = []) =>
      (await owner.raw<{ rows: Row[] }>(sql, values as string[])).rows,
    close: async () => {
      await worker.destroy();
      await owner.destroy();
      await api.close();
    },
  };
}

/** Does pages until none is left, without waiting for what they say to wait for. @returns how many there were */
export async function allPages(page: () => Promise<Page>): Promise<number> {
  for (let pages = 0; ; pages += 1) {
    if ((await page()).kind === 'end') return pages;
  }
}
