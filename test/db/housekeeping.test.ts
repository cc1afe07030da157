import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Knex } from 'knex';
import { openDatabase } from '../../db/client.ts';
import { housekeep } from '../../db/repositories/housekeeping.ts';
import { startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
let relay: Knex;
let owner: Knex;
beforeAll(async () => {
  api = await startTestApi();
  relay = openDatabase({ url: api.ownerUrl, role: 'rapport_relay', poolSize: 1, applicationName: 'housekeeping test' });
  owner = openDatabase({
    url: api.ownerUrl,
    role: 'rapport_maintenance',
    poolSize: 1,
    applicationName: 'housekeeping test',
  });
});
afterAll(async () => {
  await Promise.all([relay.destroy(), owner.destroy()]);
  await api.close();
});

describe('housekeeping', () => {
  it('removes what has served its time, however much, and nothing younger', async () => {
    await owner.raw(
      `INSERT INTO idempotency_keys (workspace_id, key, request_hash, created_at)
       SELECT :workspaceId::uuid, 'old ' || n, ''::bytea, now() - interval '49 hours' FROM generate_series(1, 12000) n
       UNION ALL SELECT :workspaceId::uuid, 'young', ''::bytea, now() - interval '47 hours'`,
      { workspaceId: api.workspaceId },
    );
    await owner.raw(
      `INSERT INTO erased_identities (workspace_id, identity_hash, erased_at, expires_at)
       VALUES (:workspaceId, 'expired', now(), now() - interval '1 second'), (:workspaceId, 'kept', now(), now() + interval '1 hour')`,
      { workspaceId: api.workspaceId },
    );
    expect(await housekeep(relay)).toEqual({ idempotency_keys: 12_000, erased_identities: 1 });
    expect(await owner('idempotency_keys').pluck('key')).toEqual(['young']);
    expect((await owner('erased_identities').pluck('identity_hash')).map(String)).toEqual(['kept']);
    expect(await housekeep(relay)).toEqual({ idempotency_keys: 0, erased_identities: 0 });
  });
});
