import type pg from 'pg';

// Counted over the rows themselves: $1 the workspace, from $2 to before $3, $4 the channel, or '' for all.

/** Contacts that came in then. */
export const FIRST_SEEN = `FROM rapport.contacts WHERE workspace_id = $1 AND erasing_at IS NULL
  AND first_seen_at >= $2 AND first_seen_at < $3 AND ($4 = '' OR $4 = ANY (channels))`;

/** Messages of contacts that have a score. */
export const SCORED = `FROM rapport.message_analyses a JOIN rapport.messages m ON m.id = a.message_id
  JOIN rapport.contacts c ON c.id = m.contact_id
  WHERE a.workspace_id = $1 AND c.erasing_at IS NULL AND m.deleted_at IS NULL AND m.direction = 'inbound'
    AND m.sent_at >= $2 AND m.sent_at < $3 AND ($4 = '' OR m.channel = $4)`;

/** For each message of the business: what it had said before, and the first thing the contact wrote since. */
export const ANSWERS = `FROM rapport.messages o JOIN rapport.contacts c ON c.id = o.contact_id,
  LATERAL (SELECT extract(epoch FROM o.sent_at - min(i.sent_at)) AS wait FROM rapport.messages i
    WHERE i.conversation_id = o.conversation_id AND i.direction = 'inbound'
      AND (i.sent_at, i.position_key) < (o.sent_at, o.position_key)
      AND NOT EXISTS (SELECT FROM rapport.messages b WHERE b.conversation_id = o.conversation_id AND b.direction = 'outbound'
        AND (b.sent_at, b.position_key) > (i.sent_at, i.position_key) AND (b.sent_at, b.position_key) < (o.sent_at, o.position_key))) w
  WHERE o.workspace_id = $1 AND c.erasing_at IS NULL AND o.direction = 'outbound' AND w.wait IS NOT NULL
    AND o.sent_at >= $2 AND o.sent_at < $3 AND ($4 = '' OR o.channel = $4)`;

/** Follow-ups that went out. */
export const SENT = `FROM rapport.follow_ups f JOIN rapport.contacts c ON c.id = f.contact_id
  WHERE f.workspace_id = $1 AND c.erasing_at IS NULL AND f.sent_at >= $2 AND f.sent_at < $3 AND ($4 = '' OR f.channel = $4)`;

/** From the first instant to before the second, ISO 8601. */
export interface Point {
  readonly from: string;
  readonly to: string;
}

/** All points of a chart together. */
export const spanOf = (points: readonly Point[]): Point => ({
  from: points[0]?.from ?? '',
  to: points.at(-1)?.to ?? '',
});

export interface ByHand {
  /** The one number `n` that a query answers. @param more from $4 on */
  count(text: string, point: Point, ...more: string[]): Promise<number>;
  /** How many rows there are for each value of a column; of a value that nothing has 0. */
  countEach(
    values: readonly string[],
    column: string,
    from: string,
    point: Point,
    channel: string,
  ): Promise<Record<string, number>>;
}

/** Counts a workspace's rows. @param owner of the tables, past the rules on rows */
export const countingByHand = (owner: pg.Client, workspaceId: string): ByHand => ({
  async count(text, { from, to }, ...more) {
    const { rows } = await owner.query<{ n: number | string | null }>(text, [workspaceId, from, to, ...more]);
    return Number(rows[0]?.n ?? 0);
  },
  async countEach(values, column, from, point, channel) {
    const { rows } = await owner.query<{ value: string; n: string }>(
      `SELECT ${column} AS value, count(*) AS n ${from} GROUP BY 1`,
      [workspaceId, point.from, point.to, channel],
    );
    const found = new Map(rows.map(({ value, n }) => [value, Number(n)]));
    return Object.fromEntries(values.map((value) => [value, found.get(value) ?? 0]));
  },
});
