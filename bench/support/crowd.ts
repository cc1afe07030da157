import { generateContacts } from '../../scripts/generate-contacts.ts';
import { untilAllJudged } from '../../scripts/demo/backlog.ts';
import { openClient } from '../../scripts/demo/http-client.ts';
import type { Setting } from './setting.ts';

const CONTACTS = { quick: 100_000, full: 1_000_000 } as const;

/** The same installation, seen from a new workspace full of made-up contacts, over one connection. */
export async function crowded(setting: Setting): Promise<Setting> {
  const { installation, size } = setting;
  const { id, adminKey } = await setting.client.post<{ id: string; adminKey: string }>('/v1/workspaces', {
    name: 'Benchmark',
  });
  const contacts = CONTACTS[size];
  // Otherwise the readers would share the cores with what the senders left to be done.
  await untilAllJudged(installation.databaseUrl(), 300_000);
  process.stdout.write(`Making ${contacts.toLocaleString('en')} contacts to read …\n`);
  await generateContacts({ url: installation.databaseUrl(), workspaceId: id, contacts, messages: 0 });
  const client = openClient({ baseUrl: installation.baseUrl, key: adminKey, connections: 1 });
  return { ...setting, workspaceId: id, client, installation: { ...installation, adminKey } };
}
