import { CHANNEL_NAMES } from '../../../domain/channels.ts';
import { GRADES, SENTIMENT_LEVELS, SOURCES, STAGES, STATUSES } from '../../../domain/vocabulary.ts';
import { inWorkspace } from '../../../db/client.ts';
import { countAll, countFew, type Facets } from '../../../db/repositories/contact-facets.ts';
import { FACETS, ownFilter, type Facet, type Tally } from '../../../db/repositories/contact-facets-tally.ts';
import { conditionsOf, type ContactConditions } from '../../../db/repositories/contact-list-filters.ts';
import type { AppDeps, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { contactFilters } from '../../schemas/reading/contact-query.ts';
import { facetsSchema, type FacetsBody } from '../../schemas/reading/facets.ts';
import { createSnapshots, type Snapshot } from './snapshots.ts';

/** Counts of many matches are at most 5 seconds old; made anew after half of that, who asks regularly never waits for one. */
const SNAPSHOTS = { maxAge: 5_000, refreshAge: 2_500, most: 200 };

/** Beside the list: how many contacts each pill would show. */
export const contactFacetRoutes: Routes = (deps) => async (app) => {
  const snapshots = createSnapshots<Facets>({ ...SNAPSHOTS, now: Date.now });
  app.get(
    '/contacts/facets',
    {
      preHandler: requireRole('viewer'),
      schema: {
        tags: ['Contacts'],
        summary: 'How many contacts each filter would show',
        querystring: contactFilters,
        response: { 200: facetsSchema },
      },
    },
    async (request) => {
      const { workspaceId } = request.caller;
      const { conditions, exact } = await inWorkspace(deps.database, workspaceId, async (scope) => {
        const found = await conditionsOf(scope, request.query);
        const counted = new Map<Facet | 'rest', Facets | null>();
        for (const [place, facets, except] of countsToMake(found)) {
          counted.set(place, await countFew(scope, found, { facets, ...(except ? { except } : {}) }));
        }
        return { conditions: found, exact: counted };
      });
      const allExact = [...exact.values()].every((facets) => facets !== null);
      const many = allExact
        ? null
        : await snapshots.get(keyOf(workspaceId, conditions), () => countInScope(deps, workspaceId, conditions));
      return present(exact, many);
    },
  );
};

/** One count for all facets without a filter of their own, and one for each other that leaves its own filter out. */
function countsToMake(conditions: ContactConditions) {
  const own = FACETS.filter((facet) => conditions.has(ownFilter(facet)));
  const rest = FACETS.filter((facet) => !own.includes(facet));
  return [
    ['rest' as const, rest, undefined] as const,
    ...own.map((facet) => [facet, [facet], ownFilter(facet)] as const),
  ];
}

const countInScope = ({ database }: AppDeps, workspaceId: string, conditions: ContactConditions): Promise<Facets> =>
  inWorkspace(database, workspaceId, (scope) => countAll(scope, conditions));

const keyOf = (workspaceId: string, conditions: ContactConditions): string =>
  JSON.stringify([workspaceId, ...conditions]);

function present(exact: ReadonlyMap<Facet | 'rest', Facets | null>, many: Snapshot<Facets> | null): FacetsBody {
  const rest = exact.get('rest') ?? many?.value;
  const tally = (facet: Facet, values: readonly string[] = []): Record<string, number> => {
    const counted = (exact.has(facet) ? exact.get(facet) : exact.get('rest')) ?? many?.value;
    return withZeros(counted?.counts.get(facet), values);
  };
  return {
    total: rest?.total ?? 0,
    status: tally('status', STATUSES),
    source: tally('source', SOURCES),
    channel: tally('channel', CHANNEL_NAMES),
    stage: tally('stage', STAGES),
    grade: tally('grade', GRADES),
    sentiment: tally('sentiment', SENTIMENT_LEVELS),
    tag: tally('tag'),
    branch: tally('branch'),
    vip: tally('vip', ['true', 'false']),
    atRisk: tally('atRisk', ['true', 'false']),
    ...(many ? { asOf: many.asOf.toISOString() } : {}),
  };
}

const withZeros = (tally: Tally | undefined, values: readonly string[]): Record<string, number> => ({
  ...Object.fromEntries(values.map((value) => [value, 0])),
  ...Object.fromEntries(tally ?? []),
});
