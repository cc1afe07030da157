import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { childEnvironment } from '../../config.ts';
import { createCredentialSeal } from '../../db/credentials.ts';
import { openDatabase } from '../../db/client.ts';
import { connectionsForWebhook } from '../../db/repositories/channel-connections.ts';
import { createSeal, WEBHOOK_SECRETS } from '../../db/seal.ts';
import { TEST_SECRET, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { connect, NO_PROVIDER, sampleOf, startChannelApi, type Connected } from './support.ts';

const NEXT_SECRET = 'another secret key of at least 32 characters';

let api: TestApi;
let connection: Connected;
beforeAll(async () => {
  api = await startChannelApi();
  connection = await connect(api, 'whatsapp', '61');
  await api.call('POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/told', events: ['*'] });
});
afterAll(() => api.close());

const rotate = () =>
  promisify(execFile)('npx', ['tsx', 'scripts/rotate-secrets.ts'], {
    env: childEnvironment({
      ...{ RAPPORT_DATA_DIR: '/nonexistent', DATABASE_URL: api.ownerUrl },
      ...{ RAPPORT_FORMER_SECRET_KEY: TEST_SECRET, RAPPORT_SECRET_KEY: NEXT_SECRET },
    }),
  });

it('seals every secret under the new key, and can be run again', async () => {
  const before = createCredentialSeal(TEST_SECRET);
  const after = createCredentialSeal(NEXT_SECRET);
  const stored = async () => {
    const db = openDatabase({ url: api.ownerUrl, role: 'rapport_api', poolSize: 1, applicationName: 'test' });
    const [row] = await connectionsForWebhook(db, 'whatsapp', connection.id, []);
    await db.destroy();
    if (row === undefined) throw new Error('the connection is gone');
    return row;
  };
  expect(before.open(await stored())).toEqual(sampleOf('whatsapp').credentials('61', NO_PROVIDER));
  expect((await rotate()).stdout).toContain('1 channels, 1 webhooks');
  expect(after.open(await stored())).toEqual(sampleOf('whatsapp').credentials('61', NO_PROVIDER));
  const row = await stored();
  expect(() => before.open(row)).toThrow(row.key_id);
  const [webhook] = await asOwner<{ secret: string }>(api.ownerUrl, 'SELECT secret FROM rapport.webhooks');
  expect(createSeal(NEXT_SECRET, WEBHOOK_SECRETS).open(webhook?.secret ?? '')).toMatch(/^whsec_/);
  expect((await rotate()).stdout).toContain('0 channels, 0 webhooks');
});
