import fc from 'fast-check';
import { getExampleNumber, getCountries } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { startPeople, type People } from './people.ts';

let api: TestApi;
let people: People;
const ids: Record<string, string> = {};

beforeAll(async () => {
  api = await startTestApi();
  people = await startPeople(api);
  const person = (name: string, email: string | null, phone: string | null) =>
    people.contact({ told_name: name, told_email: email, told_phone: phone });
  ids['jose'] = await person('José Ángel Núñez', 'Jose.Nunez@Example.com', '+639175550101');
  ids['anna'] = await person('Anna-Lena Weiß', 'al_weiss@beispiel.de', '+4915112345678');
  ids['wang'] = await person('王伟', null, '+8613812345678');
  ids['ivan'] = await person('Иван Ёлкин', 'ivan@пример.example', null);
  ids['smile'] = await person('Mia😀', null, null);
  ids['bob'] = await person('100% Bob \\ Co', 'bob%20@example.com', null);
});
afterAll(async () => {
  await people.close();
  await api.close();
});

async function found(q: string): Promise<string[]> {
  const response = await api.call('GET', `/v1/contacts?q=${encodeURIComponent(q)}`);
  expect(response.statusCode, response.body).toBe(200);
  const listed = response.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
  return Object.keys(ids).filter((name) => listed.includes(ids[name] as string));
}

describe('search', () => {
  it.each([
    ['jose', ['jose']],
    ['NUÑEZ jos', ['jose']],
    ['núñez ANGEL', ['jose']],
    ['nunez@exam', ['jose']],
    ['jose nobody', []],
    ['weiss', ['anna']],
    ['WEIß', ['anna']],
    ['елкин', ['ivan']],
    ['ИВАН', ['ivan']],
    ['王伟', ['wang']],
    ['王', ['wang']],
    ['le', ['anna']],
    ['nn', []],
    ['an', ['jose', 'anna']],
    ['b co', ['bob']],
    ['ob', []],
    ['@e', ['jose', 'bob']],
    ['100%', ['bob']],
    ['%', []],
    ['😀', ['smile']],
    ['mia 😀', ['smile']],
    ['😡', []],
    ['_', []],
    ['\\', []],
    ['l_w', ['anna']],
    ['a_w', []],
    ['- anna', ['anna']],
    ['  ', ['jose', 'anna', 'wang', 'ivan', 'smile', 'bob']],
    ['...', []],
    ['0000000', []],
    ['१२ ३४', []],
    ["' OR true --", []],
  ])('%j finds %j', async (q, names) => {
    expect(await found(q)).toEqual(names);
  });

  it.each([
    '+639175550101',
    '+63 917 555 0101',
    '0917 555 0101',
    '(0917) 555-0101',
    '0917.555.0101',
    '00639175550101',
    '917 555',
    '0917',
    '0917 55',
    '5550101',
    '555-0101',
    '0101 0917',
    'jose 0917 555',
    '0917 555 jose',
    '٠٩١٧ ٥٥٥',
  ])('the phone number +639175550101 is found by %s', async (q) => {
    expect(await found(q)).toContain('jose');
  });

  it.each(['0151 12345678', '0151/1234 5678', '+49 (0)151 12345678'])('a foreign number is found by %s', async (q) => {
    expect(await found(q)).toEqual(['anna']);
  });

  it('finds every number by its national and its international form', async () => {
    const countries = fc.constantFrom(
      ...getCountries().filter((country) => getExampleNumber(country, examples)?.isValid()),
    );
    await fc.assert(
      fc.asyncProperty(countries, async (country) => {
        const number = getExampleNumber(country, examples);
        if (!number) return;
        await people.query(
          `INSERT INTO rapport.settings (workspace_id, version, document, changed_by)
           SELECT workspace_id, max(version) + 1, jsonb_set((array_agg(document ORDER BY version DESC))[1], '{locale,country}', to_jsonb($2::text)), 'test'
           FROM rapport.settings WHERE workspace_id = $1 GROUP BY workspace_id`,
          [api.workspaceId, country],
        );
        ids['somebody'] = await people.contact({ told_phone: number.number });
        for (const written of [number.formatNational(), number.formatInternational(), number.number.slice(1)]) {
          expect(await found(written), `${country} ${written}`).toContain('somebody');
        }
        await people.query('DELETE FROM rapport.contacts WHERE id = $1', [ids['somebody']]);
        delete ids['somebody'];
      }),
      { numRuns: 30 },
    );
  });

  it('finds a contact by any of its addresses, also after one is gone', async () => {
    const link = (kind: string, value: string) =>
      people.row('contact_identities', { contact_id: ids['wang'], kind, value, linked_by: 'test' });
    const first = await link('email', 'wei@shop.example');
    await link('email', 'Second.Wang@home.example');
    await link('phone', '+447911123456');
    await link('phone', '+8613812345678');
    expect(await found('second.wang')).toEqual(['wang']);
    expect(await found('7911 123456')).toEqual(['wang']);
    expect(await found('王伟 home.exa')).toEqual(['wang']);
    await people.query('DELETE FROM rapport.contact_identities WHERE id = $1', [first]);
    expect(await found('wei@shop')).toEqual([]);
    await people.query('UPDATE rapport.contact_identities SET contact_id = $1 WHERE contact_id = $2', [
      ids['bob'],
      ids['wang'],
    ]);
    expect(await found('7911 123456')).toEqual(['bob']);
  });

  it('finds by one exact identity', async () => {
    await people.row('contact_identities', {
      contact_id: ids['ivan'],
      kind: 'whatsapp',
      value: '16505551234',
      linked_by: 'test',
    });
    await people.row('contact_identities', {
      contact_id: ids['ivan'],
      kind: 'external',
      value: 'crm:7',
      linked_by: 'test',
    });
    await people.row('contact_identities', {
      contact_id: ids['anna'],
      kind: 'phone',
      value: '+639170000001',
      linked_by: 'test',
    });
    await people.row('contact_identities', {
      contact_id: ids['anna'],
      kind: 'email',
      value: 'anna@example.com',
      linked_by: 'test',
    });
    const by = async (...identities: string[]): Promise<string[]> => {
      const query = identities.map((identity) => `identity=${identity}`).join('&');
      const listed = (await api.call('GET', `/v1/contacts?${query}`)).json<{ items: { id: string }[] }>();
      return Object.keys(ids).filter((name) => listed.items.some(({ id }) => id === ids[name]));
    };
    expect(await by('whatsapp:16505551234')).toEqual(['ivan']);
    expect(await by('external:crm:7')).toEqual(['ivan']);
    expect(await by('phone:+639170000001')).toEqual(['anna']);
    expect(await by('phone:%2B63%20917%20000%200001', 'external:crm:7')).toEqual(['anna', 'ivan']);
    expect(await by('email:%20ANNA@example.com')).toEqual(['anna']);
    expect(await by('telegram:16505551234')).toEqual([]);
    await people.query('UPDATE rapport.contacts SET merged_into = $1 WHERE id = $2', [ids['jose'], ids['ivan']]);
    expect(await by('whatsapp:16505551234')).toEqual(['jose']);
  });
});
