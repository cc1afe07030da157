import type { ReceivedEvent, ReceivedMessage } from '../../domain/channel-events.ts';
import { notUnderstood, told } from '../events.ts';
import { instantAt, objectAt, textAt, type Json } from '../reading.ts';

const STARS: Readonly<Record<string, number>> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };

/** When a review was last changed; null for what is none. */
export const changedAt = (review: Json): Date | null =>
  instantAt(review['updateTime']) ?? instantAt(review['createTime']);

/**
 * What a review says: a message of somebody of whom Google tells a name and nothing else, so that each review is a person of its
 * own, until somebody merges them with who they are. A review that was changed is the same message as it now reads.
 * https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews
 */
export function readReview(review: Json): ReceivedEvent {
  const [name, at] = [textAt(review['name']), changedAt(review)];
  const stars = STARS[textAt(review['starRating']) ?? ''];
  const text = textAt(review['comment']) ?? '';
  if (name === null || at === null || (stars === undefined && text === ''))
    return notUnderstood('review', null, review, name);
  const reviewer = objectAt(review['reviewer']);
  const message: ReceivedMessage = {
    ...{ channelUserId: name, channelMessageId: name, direction: 'inbound', author: 'contact', text, sentAt: at },
    attachments: stars === undefined ? [] : [{ type: 'rating', url: null, data: { stars } }],
    person: {
      name: reviewer?.['isAnonymous'] === true ? undefined : (textAt(reviewer?.['displayName']) ?? undefined),
      verified: false,
    },
  };
  const isNew = review['createTime'] === review['updateTime'];
  return told('review', null, review, isNew ? { kind: 'message', message } : { kind: 'edit', message, editedAt: at });
}
