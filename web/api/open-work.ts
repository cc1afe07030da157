import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { useLiveInvalidation } from './use-live.ts';

/** As many as the badge can tell apart from "more". */
const COUNTED = 100;

/** How many follow-ups wait for a person and how many reviews are open, for the badges; undefined while not known. */
export function useOpenWork(): { followUps: number | undefined; reviews: number | undefined } {
  const followUps = useQuery({
    queryKey: ['follow-ups', 'waiting'],
    queryFn: async () =>
      body(await api.GET('/v1/follow-ups', { params: { query: { state: ['pending'], limit: COUNTED } } })).items.length,
  });
  const reviews = useQuery({
    queryKey: ['reviews', 'open'],
    queryFn: async () =>
      body(await api.GET('/v1/reviews', { params: { query: { state: ['open'], limit: COUNTED } } })).items.length,
  });
  useLiveInvalidation(['follow_up.changed'], [['follow-ups', 'waiting']]);
  useLiveInvalidation(['review.changed'], [['reviews', 'open']]);
  return { followUps: followUps.data, reviews: reviews.data };
}
