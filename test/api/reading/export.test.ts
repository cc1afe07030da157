import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../api/app.ts';
import { openDatabase } from '../../../db/client.ts';
import { generateContacts } from '../../../scripts/generate-contacts.ts';
import type { TestApi } from '../../support/api.ts';
import { asQuery, filters, passes, startCrowd, type Person } from './crowd.ts';
import type { People } from './people.ts';

const HEADER = 'name,email,phone,company,status,source,first_seen_at,last_message_at,message_count';

let api: TestApi;
let people: People;
let crowd: Person[];
let tagIds: string[];
let close: () => Promise<void>;
beforeAll(async () => {
  ({ api, people, crowd, tagIds, close } = await startCrowd(120));
});
afterAll(() => close());

const exported = async (query: string, key = api.adminKey): Promise<string> => {
  const response = await api.call('GET', `/v1/contacts/export.csv?${query}`, undefined, { key });
  expect(response.statusCode, response.body).toBe(200);
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
  return response.body;
};

const neutral = (text: string | null): string => (text === null ? '' : /^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const second = (at: string | null): string => (at === null ? '' : at.replace('.000Z', 'Z'));

describe('GET /v1/contacts/export.csv', () => {
  it('writes those that the filters show, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(filters(tagIds), async (chosen) => {
        const rows = parse(await exported(`sort=firstSeenAt&${asQuery(chosen)}`), { columns: true }) as Record<
          string,
          string
        >[];
        const expected = crowd
          .filter((one) => passes(one, chosen))
          .toSorted((a, b) => (a.firstSeenAt + a.id < b.firstSeenAt + b.id ? -1 : 1))
          .map((one) => ({
            ...{ name: neutral(one.name), email: '', phone: '', company: '', status: one.status, source: one.source },
            ...{
              first_seen_at: second(one.firstSeenAt),
              last_message_at: second(one.lastMessageAt),
              message_count: '0',
            },
          }));
        expect(rows).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('is a header alone where nobody is found', async () => {
    expect(await exported('tag=nobody')).toBe(`${HEADER}\n`);
  });

  it('quotes as RFC 4180, ends lines with LF, and leaves numbers alone', async () => {
    const { key, workspaceId } = await api.otherWorkspace();
    await people.contact({
      ...{
        workspace_id: workspaceId,
        told_name: 'Say "hi", please\nnow',
        told_email: 'a@b.example',
        told_phone: '+639175550101',
      },
      ...{ told_company: '@home', first_seen_at: '2026-01-02T03:04:05.678Z', message_count: 3 },
    });
    const line = `"Say ""hi"", please\nnow",a@b.example,+639175550101,'@home,new,chat_widget,2026-01-02T03:04:05Z,,3`;
    expect(await exported('', key)).toBe(`${HEADER}\n${line}\n`);
  });

  it('brings every cell back as it was, formulas neutralised', async () => {
    const { key, workspaceId } = await api.otherWorkspace();
    const text = fc
      .tuple(
        fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', "'", '"', '\\', '\\.', 'NULL'),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      )
      .map((parts) => parts.join(''))
      .filter((value) => !/\0|\p{Surrogate}/u.test(value) && value !== '');
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, company, phone) => {
        await people.query('DELETE FROM rapport.contacts WHERE workspace_id = $1', [workspaceId]);
        await people.contact({ workspace_id: workspaceId, told_name: name, told_company: company, told_phone: phone });
        const [row] = parse(await exported('', key), { columns: true }) as Record<string, string>[];
        expect(row).toMatchObject({
          name: neutral(name),
          company: neutral(company),
          phone: /^\+[1-9]\d{1,14}$/.test(phone) ? phone : neutral(phone),
        });
      }),
      { numRuns: 100 },
    );
  });

  it('lets no filter break out of its literal', async () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        "'",
        "''",
        "\\'",
        "'; DROP TABLE x; --",
        '$$',
        '$a$b$a$',
        "E'\\''",
        '?',
        '??',
        "' OR true OR '",
        '"',
        '\\',
        '%',
        '_',
        'é\u0301',
      ),
      fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !/\0|\p{Surrogate}/u.test(value)),
    );
    await fc.assert(
      fc.asyncProperty(
        hostile,
        hostile,
        fc.constantFrom('q', 'tag', 'branchId', 'identity'),
        async (one, two, filter) => {
          const value = filter === 'identity' ? `external:${one}${two}x` : `${one} ${two}`;
          const query = `${filter}=${encodeURIComponent(value)}&limit=200`;
          const listed = await api.call('GET', `/v1/contacts?${query}`);
          expect(listed.statusCode, listed.body).toBe(200);
          const rows = parse(await exported(query), { columns: true }) as unknown[];
          expect(rows).toHaveLength(listed.json<{ items: unknown[] }>().items.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it(
    'gives the connection back when the client goes away, and reads no faster than it',
    { timeout: 60_000 },
    async () => {
      const { key, workspaceId } = await api.otherWorkspace();
      await people.query('DELETE FROM rapport.contacts WHERE workspace_id = $1', [workspaceId]);
      await generateContacts({ url: api.ownerUrl, workspaceId, contacts: 20_000, messages: 0 });
      // Some 40 MB: more than the buffers of all sockets on the way take.
      await people.query(`UPDATE rapport.contacts SET told_company = repeat('x', 2000) WHERE workspace_id = $1`, [
        workspaceId,
      ]);
      const database = openDatabase({
        url: api.ownerUrl,
        role: 'rapport_api',
        poolSize: 1,
        applicationName: 'export test',
      });
      const small = await startServer(database);
      const copying = () =>
        people.query(
          "SELECT 1 FROM pg_stat_activity WHERE application_name = 'export test' AND query LIKE 'COPY%' AND state = 'active'",
        );
      for (let round = 0; round < 3; round += 1) {
        const download = request({
          port: small.port,
          path: '/v1/contacts/export.csv',
          headers: { authorization: `Bearer ${key}` },
        }).end();
        const [response] = (await once(download, 'response')) as [IncomingMessage];
        await once(response, 'readable');
        // Nobody reads on: the database waits for the client, in the middle of the export.
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(await copying()).toHaveLength(1);
        response.on('error', () => undefined);
        download.destroy();
        const listed = await fetch(`http://127.0.0.1:${String(small.port)}/v1/contacts?limit=1`, {
          headers: { authorization: `Bearer ${key}` },
        });
        expect(listed.status).toBe(200);
      }
      expect(await copying()).toHaveLength(0);
      await small.close();
      await database.destroy();
    },
  );

  async function startServer(database: TestApi['database']): Promise<{ port: number; close(): Promise<void> }> {
    const app = await buildApp({
      ...{
        database,
        clock: () => new Date(),
        secretKey: 'x'.repeat(32),
        locale: { country: 'PH', timeZone: 'Asia/Manila', languages: ['en'] },
      },
      gateway: {
        settle: () => Promise.resolve('pending'),
        reachable: () => Promise.resolve(true),
        close: () => Promise.resolve(),
      },
      bell: { ring: () => undefined, close: () => Promise.resolve() },
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
  }
});
