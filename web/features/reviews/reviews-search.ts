import type { ReviewState } from '../../api/reviews.ts';
import type { SearchParams } from '../../app/search-params.ts';

export const REVIEW_TABS = {
  open: ['open'],
  taken_over: ['taken_over'],
  closed: ['resolved', 'dismissed'],
} as const satisfies Record<string, readonly ReviewState[]>;
export type ReviewTab = keyof typeof REVIEW_TABS;
export const TABS = Object.keys(REVIEW_TABS) as ReviewTab[];

/** What the screen shows, as it stands in its address. Without a tab: what is open. */
export interface ReviewsSearch {
  readonly show?: ReviewTab;
  readonly conversation?: string;
}

/** Reads an address; what the screen does not know is left out. */
export function reviewsSearch({ show, conversation }: SearchParams): ReviewsSearch {
  const known = TABS.find((tab) => tab === show);
  return {
    ...(known && known !== 'open' ? { show: known } : {}),
    ...(typeof conversation === 'string' && conversation !== '' ? { conversation } : {}),
  };
}
