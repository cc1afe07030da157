import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Connection, TestResult, Surroundings, WatchEnd, WatchPlace, WatchSurroundings } from '../port.ts';
import { objectAt, objectsAt, textAt, type Json } from '../reading.ts';
import { getAccessToken, getReviews, type Got } from './api.ts';
import type { GoogleCredentials } from './credentials.ts';
import { changedAt, readReview } from './review.ts';

/** Nobody waits for an answer to a review as they do in a chat. */
export const LOOK_EVERY_MS = 5 * 60_000;

/** The most that Google gives at a time. */
const PAGE = 50;

const place = z.object({
  since: z.string(),
  /** ISO 8601 UTC: of the last change that was taken in, by Google's clock. */
  changedAt: z.string(),
});

type ReviewPlace = z.output<typeof place>;

/** Looks every few minutes for reviews that are new or changed. */
export async function stayAtReviews(
  { credentials }: Connection<GoogleCredentials>,
  around: WatchSurroundings,
): Promise<WatchEnd | null> {
  const { signal } = around;
  let at = readPlace(around.place);
  while (!signal.aborted) {
    const found = await changedSince(credentials, around, at);
    if (found.kind === 'not') return found.end;
    try {
      await around.entered();
      at = await takeAll(found.thing, at, around);
      await pause(LOOK_EVERY_MS, undefined, { signal });
    } catch {
      // It was told to end, or what was found could not be stored, which whoever watches knows.
      return null;
    }
  }
  return null;
}

const readPlace = (stored: WatchPlace | null): ReviewPlace | null => place.safeParse(stored).data ?? null;

/** Takes in what was found, the oldest first; the first time only how far it goes. */
async function takeAll(
  found: readonly Json[],
  from: ReviewPlace | null,
  around: WatchSurroundings,
): Promise<ReviewPlace> {
  if (from === null) {
    // Where there is none yet, all that come are new, whatever Google's clock says.
    const begun = { since: around.clock().toISOString(), changedAt: (latest(found) ?? new Date(0)).toISOString() };
    await around.take([], begun);
    return begun;
  }
  let at = from;
  for (const review of [...found].reverse()) {
    at = { ...at, changedAt: (changedAt(review) ?? new Date(at.changedAt)).toISOString() };
    await around.take([readReview(review)], at);
  }
  return at;
}

const latest = (reviews: readonly Json[]): Date | null =>
  reviews.flatMap((review) => changedAt(review) ?? []).sort((a, b) => b.getTime() - a.getTime())[0] ?? null;

/** Reviews that changed after the place, the last change first; the newest page where there is no place yet. */
async function changedSince(
  credentials: GoogleCredentials,
  around: Surroundings,
  from: ReviewPlace | null,
): Promise<Got<readonly Json[]>> {
  const token = await getAccessToken(credentials, around);
  if (token.kind === 'not') return token;
  const found: Json[] = [];
  let pageToken: string | null = null;
  do {
    const page: Got<unknown> = await getReviews(credentials, around, token.thing, { pageSize: PAGE, pageToken });
    if (page.kind === 'not') return page;
    const reviews = objectsAt(objectAt(page.thing)?.['reviews']);
    const fresh = reviews.filter((review) => isAfter(review, from));
    found.push(...fresh);
    pageToken = from === null || fresh.length < reviews.length ? null : textAt(objectAt(page.thing)?.['nextPageToken']);
  } while (pageToken !== null);
  return { kind: 'got', thing: found };
}

function isAfter(review: Json, from: ReviewPlace | null): boolean {
  const at = changedAt(review);
  return from === null || (at !== null && at.getTime() > Date.parse(from.changedAt));
}

/** Whether the reviews of the location can be read. */
export async function testReviews(
  { credentials }: Connection<GoogleCredentials>,
  around: Surroundings,
): Promise<TestResult> {
  const token = await getAccessToken(credentials, around);
  const page =
    token.kind === 'not' ? token : await getReviews(credentials, around, token.thing, { pageSize: 1, pageToken: null });
  return page.kind === 'got' ? { kind: 'ok' } : { kind: 'fault', ...page.end };
}
