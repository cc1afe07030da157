import type { SearchParams } from '../../app/search-params.ts';

export const VIEWS = ['conversation', 'timeline', 'followUps', 'details'] as const;
export type ContactTab = (typeof VIEWS)[number];

/** What of a contact is shown, as it stands in the address. Without a view: the conversation. */
export interface ContactSearch {
  readonly view?: ContactTab;
  /** A message to go to. */
  readonly message?: string;
}

/** Reads an address; what the screen does not know is left out. */
export function contactSearch({ view, message }: SearchParams): ContactSearch {
  const known = VIEWS.find((each) => each === view);
  return {
    ...(known && known !== 'conversation' ? { view: known } : {}),
    ...(typeof message === 'string' && message !== '' ? { message } : {}),
  };
}
