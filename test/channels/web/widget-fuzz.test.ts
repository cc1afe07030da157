import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealVisitor } from '../../../api/routes/widget/visitor-token.ts';
import { startTestApi, TEST_SECRET, type TestApi } from '../../support/api.ts';
import { mutated, noise, oddJson, withPart } from '../odd-bodies.ts';
import { rowsOfAllTables } from '../support.ts';
import { connectSite, SHOP } from './visitors.ts';

let api: TestApi;
let connection: string;
beforeAll(async () => {
  api = await startTestApi();
  connection = await connectSite(api, 'web', { allowedOrigins: [SHOP], identitySecret: 'shared with the shop' });
});
afterAll(() => api.close());

const isFull = import.meta.env.MODE === 'full';
const BODIES = isFull ? 10_000 : 200;
const LONGEST_MS = isFull ? 1_800_000 : 60_000;

const session = { userId: 'crm-7', userHash: 'f'.repeat(64) };
const message = () => ({
  ...{ messageId: randomUUID(), text: 'How much is a haircut?', pageUrl: `${SHOP}/prices` },
  contact: { name: 'Ana', email: 'ana@example.com', phone: '+639175550101' },
});

const bodies = fc
  .tuple(
    fc.constantFrom('session' as const, 'messages' as const),
    fc.constant(null).map(() => message()),
  )
  .chain(([path, written]) => {
    const body = path === 'session' ? session : written;
    const told = JSON.stringify(body);
    const odd = fc.oneof(
      { weight: 6, arbitrary: withPart(told) },
      { weight: 2, arbitrary: mutated(told) },
      { weight: 1, arbitrary: oddJson() },
      { weight: 1, arbitrary: noise() },
    );
    const type = fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain');
    return fc.record({ path: fc.constant(path), body: odd, type });
  });

let asked = 0;

/** Each from an address and by a visitor of its own: nobody is slowed down. */
function ask(path: string, body: string, type: string, headers: Record<string, string>) {
  asked += 1;
  const address = `10.${String((asked >> 16) & 255)}.${String((asked >> 8) & 255)}.${String(asked & 255)}`;
  return api.app.inject({
    ...{ method: 'POST', url: `/widget/${connection}/${path}`, payload: body, remoteAddress: address },
    headers: { origin: SHOP, 'content-type': type, ...headers },
  });
}

const tokenOf = (secret: string): string =>
  sealVisitor(secret, connection, { id: randomUUID(), userId: null }, new Date());

it(
  `takes ${String(BODIES)} odd bodies of visitors without failing`,
  async () => {
    const taken = { session: 0, messages: 0 };
    const check = fc.asyncProperty(bodies, async ({ path, body, type }) => {
      const headers = { authorization: `Bearer ${tokenOf(TEST_SECRET)}` };
      const { statusCode } = await ask(path, body, type, headers);
      expect(statusCode).toBeLessThan(500);
      expect(statusCode).not.toBe(429);
      if (statusCode < 300) taken[path] += 1;
    });
    await fc.assert(check, { numRuns: BODIES });
    // That they are not all thrown away where reading them begins.
    expect(Math.min(taken.session, taken.messages)).toBeGreaterThan(BODIES / 100);
  },
  LONGEST_MS,
);

it(
  `stores nothing of ${String(BODIES)} bodies with a token of another server, or of another site`,
  async () => {
    const before = await rowsOfAllTables(api);
    const elsewhere = fc.constantFrom<Record<string, string>>(
      { authorization: `Bearer ${tokenOf('another secret key of 32 characters')}` },
      { authorization: `Bearer ${tokenOf(TEST_SECRET)}`, origin: 'https://elsewhere.example' },
    );
    const asTold = fc.constant(null).map(() => JSON.stringify(message()));
    const check = fc.asyncProperty(
      fc.oneof(
        asTold,
        bodies.map(({ body }) => body),
      ),
      elsewhere,
      async (body, headers) => {
        const { statusCode } = await ask('messages', body, 'application/json', headers);
        expect([400, 401, 403]).toContain(statusCode);
      },
    );
    await fc.assert(check, { numRuns: BODIES });
    expect(await rowsOfAllTables(api)).toEqual(before);
  },
  LONGEST_MS,
);

it('takes odd tokens and addresses for nobody’s', async () => {
  const odd = fc.oneof(fc.base64String(), fc.webPath(), fc.string({ maxLength: 200 }));
  const check = fc.asyncProperty(odd, odd, async (token, id) => {
    const origin = { origin: SHOP };
    const authorization = `Bearer ${encodeURIComponent(token)}`;
    const read = await api.app.inject({ url: `/widget/${connection}/messages`, headers: { ...origin, authorization } });
    const elsewhere = await api.app.inject({
      url: `/widget/${encodeURIComponent(id)}/config`,
      headers: origin,
    });
    expect([read.statusCode, elsewhere.statusCode >= 400 && elsewhere.statusCode < 500]).toEqual([401, true]);
  });
  await fc.assert(check, { numRuns: 200 });
});
