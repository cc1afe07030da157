import { CHANNEL_NAMES } from '../../../domain/channels.ts';
import { GRADES, SENTIMENT_LEVELS, SOURCES, STAGES, STATUSES } from '../../../domain/vocabulary.ts';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import {
  countAll,
  countFew,
  countTags,
  countTallied,
  EXACT_UP_TO,
  type Facets,
} from '../../../db/repositories/contact-facets.ts';
import { FACETS, ownFilter, type Facet, type Tally } from '../../../db/repositories/contact-facets-tally.ts';
import {
  conditionsOf,
  type ContactConditions,
  type ContactFilters,
} from '../../../db/repositories/contact-list-filters.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { contactFilters } from '../../schemas/reading/contact-query.ts';
import { facetsSchema, type FacetsBody } from '../../schemas/reading/facets.ts';
import { createSnapshots } from './snapshots.ts';

/** Counts of many matches are at most 5 seconds old; made anew after half of that, who asks regularly never waits for one. */
const SNAPSHOTS = { maxAge: 5_000, refreshAge: 2_500, most: 200 };

/** Beside the list: how many contacts each pill would show. */
export const contactFacetRoutes: Routes = (deps) => async (app) => {
  const snapshots = createSnapshots<Facets>({ ...SNAPSHOTS, now: Date.now });
  const tagSnapshots = createSnapshots<Tally>({ ...SNAPSHOTS, now: Date.now });
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
    async (request): Promise<FacetsBody> => {
      const { workspaceId } = request.caller;
      const inScope = <Counts>(count: (scope: Scope) => Promise<Counts>) =>
        inWorkspace(deps.database, workspaceId, count);
      const { conditions, kept, found } = await inScope((scope) => countAtOnce(scope, request.query));
      const key = keyOf(workspaceId, conditions);
      if (kept !== null) {
        if (kept.tags !== null) return present(kept, kept.tags);
        const tags = await tagSnapshots.get(key, () => inScope((scope) => countTags(scope, conditions)));
        return present(kept, tags.value, tags.asOf);
      }
      const isExact = [...found.values()].every((facets) => facets !== null);
      const all = isExact ? null : await snapshots.get(key, () => inScope((scope) => countAll(scope, conditions)));
      const of = (place: Facet | 'rest') => (found.has(place) ? found.get(place) : found.get('rest')) ?? all?.value;
      const counts = new Map(FACETS.map((facet) => [facet, of(facet)?.counts.get(facet) ?? new Map()]));
      return present({ total: of('rest')?.total ?? 0, counts }, counts.get('tag') ?? new Map(), all?.asOf);
    },
  );
};

/** What can be counted exactly before a screen notices: all but the tags where it is kept counted, and what few contacts have. */
async function countAtOnce(scope: Scope, filters: ContactFilters) {
  const conditions = await conditionsOf(scope, filters);
  const kept = await countTallied(scope, conditions);
  if (kept !== null) {
    const tags = kept.total > EXACT_UP_TO ? null : await countTags(scope, conditions);
    return { conditions, kept: { ...kept, tags }, found: new Map<Facet | 'rest', Facets | null>() };
  }
  const found = new Map<Facet | 'rest', Facets | null>();
  for (const [place, facets, except] of countsToMake(conditions)) {
    found.set(place, await countFew(scope, conditions, { facets, ...(except ? { except } : {}) }));
  }
  return { conditions, kept, found };
}

/** One count for all facets without a filter of their own, and one for each other that leaves its own filter out. */
function countsToMake(conditions: ContactConditions) {
  const own = FACETS.filter((facet) => conditions.has(ownFilter(facet)));
  const rest = FACETS.filter((facet) => !own.includes(facet));
  return [
    ['rest' as const, rest, undefined] as const,
    ...own.map((facet) => [facet, [facet], ownFilter(facet)] as const),
  ];
}

const keyOf = (workspaceId: string, conditions: ContactConditions): string =>
  JSON.stringify([workspaceId, ...conditions]);

function present({ total, counts }: Facets, tags: Tally, asOf?: Date): FacetsBody {
  const tally = (facet: Facet, values: readonly string[] = []) => withZeros(counts.get(facet), values);
  return {
    total,
    status: tally('status', STATUSES),
    source: tally('source', SOURCES),
    channel: tally('channel', CHANNEL_NAMES),
    stage: tally('stage', STAGES),
    grade: tally('grade', GRADES),
    sentiment: tally('sentiment', SENTIMENT_LEVELS),
    tag: withZeros(tags, []),
    branch: tally('branch'),
    vip: tally('vip', ['true', 'false']),
    atRisk: tally('atRisk', ['true', 'false']),
    ...(asOf ? { asOf: asOf.toISOString() } : {}),
  };
}

const withZeros = (tally: Tally | undefined, values: readonly string[]): Record<string, number> => ({
  ...Object.fromEntries(values.map((value) => [value, 0])),
  ...Object.fromEntries(tally ?? []),
});
