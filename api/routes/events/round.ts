import type { Knex } from 'knex';
import { inWorkspace } from '../../../db/client.ts';
import {
  canReadOn,
  endOfFeed,
  isBefore,
  readFeed,
  type FeedLine,
  type FeedPlace,
} from '../../../db/repositories/event-feed.ts';
import { readFeedEvents, type FeedEvent } from '../../../db/repositories/feed-events.ts';
import type { Stream } from './stream.ts';

/** A stream is in one of the three, or has left. */
export interface Audience {
  /** Not yet told where it begins. */
  readonly fresh: Set<Stream>;
  /** Still reading what it missed while its client was away. */
  readonly behind: Set<Stream>;
  /** Being told as it happens; all from the same place. */
  readonly live: Set<Stream>;
}

const MOST_LINES = 2_000;

/**
 * Reads on in the feed, once for all that are live and once for each that is behind, and tells everybody.
 *
 * @param place where the live ones are; undefined where there have been none
 * @returns where the live ones are now, and whether there is more to be read at once
 */
export async function tellAll(
  database: Knex,
  audience: Audience,
  place: FeedPlace | undefined,
): Promise<{ reached: FeedPlace; more: boolean }> {
  const { fresh, behind, live } = audience;
  const from = place ?? (await endOfFeed(database));
  for (const stream of [...fresh]) move(stream, fresh, (await begin(database, stream, from)) ? live : behind);

  // Who joins from here on is told from the next round on.
  const [told, waiting] = [[...live], [...behind]];
  const page = await readFeed(database, from, [...new Set(told.map(({ workspaceId }) => workspaceId))], MOST_LINES);
  await tell(database, told, page.lines, page.reached);
  for (const stream of waiting) {
    const missed = await readMissed(database, stream, page.reached);
    await tell(database, [stream], missed.lines, missed.reached);
    if (!isBefore(missed.reached, page.reached)) move(stream, behind, live);
  }
  return { reached: page.reached, more: page.full || waiting.some((stream) => behind.has(stream)) };
}

function move(stream: Stream, from: Set<Stream>, to: Set<Stream>): void {
  // One that has left meanwhile is in none.
  if (from.delete(stream)) to.add(stream);
}

/** Shows a stream where it begins. @returns whether that is where the live ones are */
async function begin(database: Knex, stream: Stream, now: FeedPlace): Promise<boolean> {
  const { place } = stream;
  const readOn = place === undefined ? undefined : await canReadOn(database, place);
  if (place !== undefined && readOn === 'yes') {
    stream.begin(place);
    return false;
  }
  stream.begin(now, readOn === 'yes' ? undefined : readOn);
  return true;
}

/** The next page of what a stream has missed, no further than where the live ones are. */
async function readMissed(database: Knex, stream: Stream, upTo: FeedPlace) {
  const page = await readFeed(database, stream.place ?? upTo, [stream.workspaceId], MOST_LINES);
  const lines = page.lines.filter(({ place }) => !isBefore(upTo, place));
  return { lines, reached: page.full && isBefore(page.reached, upTo) ? page.reached : upTo };
}

async function tell(
  database: Knex,
  streams: readonly Stream[],
  lines: readonly FeedLine[],
  reached: FeedPlace,
): Promise<void> {
  const events = new Map<string, FeedEvent[]>();
  for (const workspaceId of new Set(lines.map((line) => line.workspaceId))) {
    const own = lines.filter((line) => line.workspaceId === workspaceId);
    events.set(workspaceId, await inWorkspace(database, workspaceId, (scope) => readFeedEvents(scope, own)));
  }
  for (const stream of streams) stream.tell(events.get(stream.workspaceId) ?? [], reached);
  const revoked = lines.filter(({ kind }) => kind === 'access.revoked');
  for (const { subjectId } of revoked) {
    for (const stream of streams) if (stream.actor.endsWith(subjectId)) stream.close('revoked');
  }
}
