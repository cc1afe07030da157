import { z } from 'zod';
import { EVENT_TYPES } from '../../domain/events.ts';

/** A place in the feed as streams name it: opaque to clients. */
export const feedPosition = z
  .string()
  .regex(/^\d{1,19}-\d{1,15}$/, 'must be the id of an event')
  .transform((text) => {
    const [xid = '', id = ''] = text.split('-');
    return { xid, id: Number(id) };
  });

export const eventsQuery = z.object({
  type: z
    .preprocess(
      (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
      z.array(z.enum(EVENT_TYPES)),
    )
    .describe('only events of these types; all of them where it is left out'),
  lastEventId: z.string().max(100).optional().describe('as the header Last-Event-ID, for clients that cannot set it'),
});
