import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inWorkspace } from '../../../db/client.ts';
import type { ContactConditions } from '../../../db/repositories/contact-list-filters.ts';
import { findPlaces } from '../../../db/repositories/contact-list-places.ts';
import { CONTACT_SORTS, type Place } from '../../../db/repositories/contact-list-sort.ts';
import { sql } from '../../../db/repositories/contact-list-sql.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { makeCrowd, type Person } from '../../api/reading/crowd.ts';
import { startPeople, type People } from '../../api/reading/people.ts';

let api: TestApi;
let people: People;
let crowd: Person[];

beforeAll(async () => {
  api = await startTestApi();
  people = await startPeople(api);
  ({ crowd } = await makeCrowd(people, 120));
});
afterAll(async () => {
  await people.close();
  await api.close();
});

it('finds the same places however far it walks and however many it gathers', async () => {
  const some = fc.integer({ min: 0, max: 130 });
  const bounds = fc.record({ common: some, led: some, nearWalk: some, gather: some, farWalk: some });
  const chosen = fc.subarray(['new', 'active', 'qualified', 'converted', 'inactive', 'churned'], { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CONTACT_SORTS),
      chosen,
      bounds,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('inquiry', 'comparing', null),
      async (sort, statuses, within, limit, stage) => {
        const [only] = statuses;
        const conditions: ContactConditions = new Map([
          [
            'status',
            statuses.length === 1 ? sql('c.status = ?::text', only ?? '') : sql('c.status = ANY (?::text[])', statuses),
          ],
          ...(stage === null ? [] : [['stage', sql('c.stage = ?::text', stage)] as const]),
        ]);
        const found: Place[] = [];
        let after: Place | null = null;
        do {
          const query = { sort, after, limit };
          const places: Place[] = await inWorkspace(api.database, api.workspaceId, (scope) =>
            findPlaces(scope, query, conditions, within),
          );
          found.push(...places.slice(0, limit));
          after = places.length > limit ? (found.at(-1) ?? null) : null;
        } while (after !== null);
        const expected = crowd
          .filter((one) => statuses.includes(one.status) && (stage === null || one.stage === stage))
          .map(({ id }) => id);
        expect(found.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
      },
    ),
    { numRuns: 60 },
  );
});
