import type { SearchParams } from '../../app/search-params.ts';

/** The period and channel, as the API's parameters. */
export interface AnalyticsSearch {
  readonly from?: string;
  readonly to?: string;
  readonly channel?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what is no day is left out, so that an old bookmark still opens. */
export function analyticsSearch({ from, to, channel }: SearchParams): AnalyticsSearch {
  return {
    ...(typeof from === 'string' && DAY.test(from) ? { from } : {}),
    ...(typeof to === 'string' && DAY.test(to) ? { to } : {}),
    ...(typeof channel === 'string' ? { channel } : {}),
  };
}
