/** What a live stream or an outgoing webhook can tell of. Identifiers of the HTTP contract: never rename one. */
export const EVENT_TYPES = [
  'contact.updated',
  'contact.deleted',
  'contact.merged',
  'contact.unmerged',
  'message.received',
  'message.changed',
  'follow_up.changed',
  'review.changed',
  'conversation.changed',
  'job.progress',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
