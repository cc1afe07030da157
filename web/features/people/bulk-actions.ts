import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, body } from '../../api/client.ts';
import type { Stage } from '../../api/contacts.ts';
import type { paths } from '../../api/generated/schema.d.ts';
import { filtersOf, type PeopleSearch } from './people-search.ts';
import { showJob } from './show-job.tsx';
import type { Chosen } from './use-selection.ts';

export const BULK_ACTIONS = ['tag', 'untag', 'stage', 'branch', 'delete'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** What is to be done with those chosen; a tag by its name, which may be a new one. */
export type BulkOrder =
  | { readonly action: 'tag'; readonly tagName: string }
  | { readonly action: 'untag'; readonly tagId: string }
  | { readonly action: 'stage'; readonly stage: Stage }
  /** Null takes them out of their branch. */
  | { readonly action: 'branch'; readonly branchId: string | null }
  | { readonly action: 'delete' };

type BulkBody = NonNullable<paths['/v1/contacts/bulk']['post']['requestBody']>['content']['application/json'];

/** Gives the order to the server, which carries it out as a job that goes on when this page is closed. */
export function useBulkAction(search: PeopleSearch, chosen: Chosen): UseMutationResult<string, Error, BulkOrder> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (order: BulkOrder) => {
      const whom = chosen.kind === 'all' ? { filter: filtersOf(search) } : { ids: [...chosen.ids] };
      // The address may hold values that the API has no name for; it refuses them with their path.
      const request = { ...(await withTagId(order)), ...whom } as unknown as BulkBody;
      return body(await api.POST('/v1/contacts/bulk', { body: request })).job.id;
    },
    onSuccess: (jobId, { action }) => {
      void client.invalidateQueries({ queryKey: ['tags'] });
      showJob(jobId, action, () => void client.invalidateQueries({ queryKey: ['contacts', 'facets'] }));
    },
  });
}

/** A tag is made where there is none of that name; making one that is there answers it. */
async function withTagId(order: BulkOrder): Promise<object> {
  if (order.action !== 'tag') return order;
  const tag = body(await api.POST('/v1/tags', { body: { name: order.tagName, color: 'gray' } }));
  return { action: 'tag', tagId: tag.id };
}
