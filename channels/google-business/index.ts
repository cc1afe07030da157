import { channelKind } from '../port.ts';
import { googleCredentials } from './credentials.ts';
import { LOOK_EVERY_MS, stayAtReviews, testReviews } from './watch.ts';

/**
 * Reviews of a Google Business Profile. Chats with a business ended on 31 July 2024, and Google tells nothing of a reviewer by which
 * they could be written to: an answer is public, and a person gives it on Google's own pages.
 */
export const googleBusinessKind = channelKind({
  kind: 'google_business',
  channel: 'google_business',
  credentials: googleCredentials,
  accountOf: ({ location }) => location,
  webhook: null,
  watch: { isFor: () => true, lookEveryMs: LOOK_EVERY_MS, stay: stayAtReviews },
  send: null,
  test: testReviews,
});
