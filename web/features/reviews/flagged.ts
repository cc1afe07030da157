import type { components } from '../../api/generated/schema.d.ts';

type Review = components['schemas']['Review'];

/** A conversation with all that calls for a person in it. */
export interface Flagged {
  readonly conversationId: string;
  readonly contact: Review['contact'];
  /** Newest first; never empty. */
  readonly reviews: readonly [Review, ...Review[]];
}

/** Reviews by conversation, in the order of the newest of each: one person takes over one conversation, for all its reasons. */
export function flaggedConversations(reviews: readonly Review[]): Flagged[] {
  const flagged = new Map<string, [Review, ...Review[]]>();
  for (const review of reviews) {
    const those = flagged.get(review.conversationId);
    if (those) those.push(review);
    else flagged.set(review.conversationId, [review]);
  }
  return [...flagged].map(([conversationId, those]) => ({ conversationId, contact: those[0].contact, reviews: those }));
}
