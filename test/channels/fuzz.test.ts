import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { mutated, noise, oddFields, oddJson, withPart } from './odd-bodies.ts';
import { SAMPLES } from './samples/index.ts';
import type { AskedProvider } from './samples/sample.ts';
import { connect, deliver, rowsOfAllTables, sampleOf, type Connected } from './support.ts';

let api: TestApi;
/** What the API wrote of faults: a body that a channel cannot even read is acknowledged, and costs all that came with it. */
const faults: string[] = [];
beforeAll(async () => {
  const logger = pino({ level: 'error' }, { write: (line: string) => void faults.push(line) });
  api = await startTestApi({ allowPrivateTargets: true, logger });
});
afterAll(() => api.close());

const isFull = import.meta.env.MODE === 'full';
const BODIES = isFull ? 10_000 : 200;
const LONGEST_MS = isFull ? 1_800_000 : 60_000;

/** So many at once, as a provider sends them. */
const AT_ONCE = 10;

/** A connection takes no more than this of what is posted to it in a minute, if anybody may post. */
const OF_ONE_CONNECTION = 500;

let posts = 0;

/** Another each time, as the visitors of a site have. */
const nextAddress = (): string => {
  posts += 1;
  return `10.${String((posts >> 16) & 255)}.${String((posts >> 8) & 255)}.${String(posts & 255)}`;
};

describe.each(Object.keys(SAMPLES).map((name) => ({ name })))('$name', ({ name }) => {
  const { startProvider, message, form, refusedWith = 401 } = sampleOf(name);
  let provider: AskedProvider | undefined;
  beforeAll(async () => {
    provider = await startProvider?.();
  });
  afterAll(() => provider?.close());

  const said = (account: string, id = '99') => ({
    ...{ account, person: '15550009', id, text: 'Hello there', at: new Date() },
  });

  /** Bodies that are hardly true, as this provider posts them; most are read far enough to be about a message. */
  const bodiesOf = (account: string): fc.Arbitrary<string> =>
    fc.integer({ min: 100, max: 999_999 }).chain((id) => {
      const told = said(account, String(id));
      const body = message(told);
      const near = form === undefined ? withPart(body) : oddFields(form.fields(told)).map(form.encode);
      return fc.oneof(
        { weight: 6, arbitrary: near },
        { weight: 2, arbitrary: mutated(body) },
        { weight: 1, arbitrary: oddJson() },
        { weight: 1, arbitrary: noise() },
      );
    });

  /** Posts so many of them to connections of accounts of their own, and answers the status of each. */
  async function post(
    bodies: (account: string) => fc.Arbitrary<string>,
    check: (status: number, body: string) => boolean,
    how: { readonly forged?: boolean },
    connections: readonly Connected[],
  ): Promise<void> {
    for (const connection of connections) {
      const batch = fc.array(bodies(connection.account), { minLength: AT_ONCE, maxLength: AT_ONCE });
      const property = fc.asyncProperty(batch, async (odd) => {
        const sent = odd.map((body) => deliver(api, connection, body, { ...how, address: nextAddress() }));
        const answers = await Promise.all(sent);
        expect(odd.filter((body, index) => !check(answers[index]?.statusCode ?? 500, body))).toEqual([]);
        expect(faults.splice(0)).toEqual([]);
      });
      await fc.assert(property, { numRuns: Math.min(BODIES, OF_ONE_CONNECTION) / AT_ONCE });
    }
  }

  const connected = (from: number): Promise<Connected[]> => {
    const accounts = Array.from({ length: Math.ceil(BODIES / OF_ONE_CONNECTION) }, (_each, at) => String(from + at));
    const at = provider === undefined ? {} : { apiBase: provider.url };
    return Promise.all(accounts.map((account) => connect(api, name, account, at)));
  };

  it(
    `takes ${String(BODIES)} odd bodies without failing`,
    async () => {
      // Nothing is refused that has the provider's own proof: it would be repeated, and then given up.
      const connections = await connected(3_000);
      const before = await rowsOfAllTables(api);
      await post(bodiesOf, (status) => status === 200 || status === 303, {}, connections);
      const after = await rowsOfAllTables(api);
      // That the bodies are not all thrown away where reading them begins.
      expect((after['messages'] ?? 0) - (before['messages'] ?? 0)).toBeGreaterThan(BODIES / 40);
    },
    LONGEST_MS,
  );

  it(
    `stores nothing of ${String(BODIES)} bodies with a wrong signature`,
    async () => {
      const connections = await connected(4_000);
      const before = await rowsOfAllTables(api);
      const bodies = (account: string) => fc.oneof(fc.constant(message(said(account))), bodiesOf(account));
      await post(bodies, (status) => status === refusedWith, { forged: true }, connections);
      expect(await rowsOfAllTables(api)).toEqual(before);
    },
    LONGEST_MS,
  );
});
