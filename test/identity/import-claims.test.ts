import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startImportApi, type ImportApi } from '../import/support/import-api.ts';
import { judging } from './support/living-contacts.ts';

let api: ImportApi;
let judgeAll: () => Promise<void>;
beforeAll(async () => {
  api = await startImportApi();
  ({ judgeAll } = judging(api, api.worker));
});
afterAll(() => api.close());

const detail = async (id: string) => (await api.call('GET', `/v1/contacts/${id}`)).json();
const addressesOf = async (id: string): Promise<string[]> =>
  (await detail(id)).identities
    .filter(({ kind }: { kind: string }) => kind === 'email' || kind === 'phone')
    .map(({ value }: { value: string }) => value);
const withAddress = async (address: string): Promise<{ id: string; name: string }[]> =>
  (await api.call('GET', `/v1/contacts?identity=${encodeURIComponent(address)}`)).json().items;
const suggestions = async (id: string): Promise<{ id: string; reasons: { id: string }[] }[]> =>
  (await api.call('GET', `/v1/merge-suggestions?contactId=${id}`)).json().items;
const autoLink = (value: string) => api.call('PATCH', '/v1/settings', { identity: { autoLink: value } });
const counts = ({ created, updated, unchanged, rejected }: Awaited<ReturnType<ImportApi['importFile']>>) => [
  ...[created, updated, unchanged, rejected],
];

/** Somebody in the chat who types an address that is another's. */
const stranger = async (email: string): Promise<string> => {
  const id = await api.contact({ contact: { name: 'Mallory', email } });
  await judgeAll();
  return id;
};

describe('an address that a stranger has typed, and then comes with a file', () => {
  beforeEach(() => autoLink('claimed'));

  it('goes to a contact of its own, and the two are only suggested where verified keys alone link', async () => {
    await autoLink('verified');
    const mallory = await stranger('ana@claims.example');
    const file = 'name,email,company,opted out\nAna Reyes,ana@claims.example,Acme,yes\n';
    const tried = await api.importFile(file, { dryRun: 'true' });
    expect(counts(tried)).toEqual([1, 0, 0, 0]);
    expect(counts(await api.importFile(file))).toEqual(counts(tried));
    await judgeAll();
    const [ana] = await withAddress('email:ana@claims.example');
    expect(ana).toMatchObject({ name: 'Ana Reyes', company: 'Acme', source: 'import' });
    expect(ana?.id).not.toBe(mallory);
    expect(await detail(mallory)).toMatchObject({ id: mallory, name: 'Mallory', company: null, optOuts: [] });
    expect(await addressesOf(mallory)).toEqual([]);
    expect(await suggestions(mallory)).toMatchObject([{ reasons: [{ id: 'same_email' }] }]);
    expect(counts(await api.importFile(file))).toEqual([0, 0, 1, 0]);
  });

  it('joins the two as a claim does, marked and to be undone, where claimed keys link', async () => {
    const mallory = await stranger('ben@claims.example');
    const file = 'name,email,phone,opted out\nBen Cruz,ben@claims.example,0917 555 0901,yes\n';
    expect(counts(await api.importFile(file))).toEqual([1, 0, 0, 0]);
    await judgeAll();
    const joined = await detail(mallory);
    expect(joined).toMatchObject({ id: mallory, phone: '+639175550901', optOuts: [] });
    expect(joined.conversations).toMatchObject([{ verified: false }]);
    expect((await withAddress('email:ben@claims.example')).map(({ id }) => id)).toEqual([mallory]);
    expect(counts(await api.importFile('name,email\nBen Cruz,ben@claims.example\n'))).toEqual([0, 0, 1, 0]);

    const { items } = (await api.call('GET', `/v1/contacts/${mallory}/merges`)).json();
    expect(items).toMatchObject([{ ground: 'claimed', actor: 'engine' }]);
    const undone = (await api.call('POST', `/v1/merges/${String(items[0].id)}/undo`)).json();
    await judgeAll();
    expect(await detail(mallory)).toMatchObject({ name: 'Mallory', phone: null });
    expect(await addressesOf(mallory)).toEqual([]);
    expect(await detail(undone.released.id)).toMatchObject({
      name: 'Ben Cruz',
      emails: ['ben@claims.example'],
      phone: '+639175550901',
      optOuts: [{ scope: 'all' }],
    });
  });

  it('refuses no row of somebody who is known by a better key', async () => {
    await autoLink('verified');
    await api.importFile('name,id,phone\nCarla,claims-1,0917 555 0911\nDino,claims-2,0917 555 0912\n');
    const mallory = await stranger('carla@claims.example');
    await api.contact({
      channel: 'whatsapp',
      channelUserId: '639175550912',
      contact: { email: 'typo@claims.example' },
    });
    await judgeAll();
    const report = await api.importFile(
      'name,id,email,phone\nCarla,claims-1,carla@claims.example,\nDino,,dino@claims.example,0917 555 0912\n',
    );
    expect(counts(report)).toEqual([0, 2, 0, 0]);
    expect((await withAddress('external:claims-1'))[0]).toMatchObject({ name: 'Carla', email: 'carla@claims.example' });
    expect((await withAddress('email:dino@claims.example'))[0]).toMatchObject({ name: 'Dino' });
    expect(await suggestions(mallory)).toMatchObject([{ reasons: [{ id: 'same_email' }] }]);
  });
});

it('an imported customer swallows no stranger who types the address later, and is not changed by what the stranger says', async () => {
  await autoLink('verified');
  const file = 'name,email\nElla Cruz,ella@claims.example\n';
  await api.importFile(file);
  const [ella] = await withAddress('email:ella@claims.example');
  const mallory = await stranger('ella@claims.example');
  expect(mallory).not.toBe(ella?.id);
  expect(await suggestions(mallory)).toHaveLength(1);
  expect(counts(await api.importFile(file))).toEqual([0, 0, 1, 0]);
});
