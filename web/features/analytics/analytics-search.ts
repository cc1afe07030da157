import type { SearchParams } from '../../app/search-params.ts';

/** The period, channel and branch, as the API's parameters. */
export interface AnalyticsSearch {
  readonly from?: string;
  readonly to?: string;
  readonly channel?: string;
  readonly branchId?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what is no day is left out, so that an old bookmark still opens. */
export function analyticsSearch({ from, to, channel, branchId }: SearchParams): AnalyticsSearch {
  return {
    ...(typeof from === 'string' && DAY.test(from) ? { from } : {}),
    ...(typeof to === 'string' && DAY.test(to) ? { to } : {}),
    ...(typeof channel === 'string' ? { channel } : {}),
    ...(typeof branchId === 'string' ? { branchId } : {}),
  };
}
