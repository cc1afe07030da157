import type { SearchParams } from '../../app/search-params.ts';
import { CHANNELS, type Channel } from '../../design/vocabulary.ts';

export const FILTERS = ['all', 'ai', 'human', 'flagged'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the screen shows, as it stands in its address. Without a filter: all. */
export interface AssistantSearch {
  readonly show?: Filter;
  readonly channel?: Channel;
  readonly conversation?: string;
}

/** Reads an address; what the screen does not know is left out. */
export function assistantSearch({ show, channel, conversation }: SearchParams): AssistantSearch {
  const known = FILTERS.find((filter) => filter === show);
  const place = CHANNELS.find((each) => each === channel);
  return {
    ...(known && known !== 'all' ? { show: known } : {}),
    ...(place ? { channel: place } : {}),
    ...(typeof conversation === 'string' && conversation !== '' ? { conversation } : {}),
  };
}
