/** By whose days it is counted: one with daylight saving. */
export const ZONE = 'America/New_York';

/** Something that the API answers about a period, and the same by hand. */
export interface Question {
  readonly name: string;
  readonly path: string;
  /** Of the workspace $1, of days $2 to $3; the sum of column n is {@link numberIn} of the answer. */
  readonly byHand: string;
  readonly numberIn: (answer: unknown) => number;
}

const IN_TIME = (at: string): string =>
  `workspace_id = $1 AND ${at} >= $2::date::timestamp AT TIME ZONE '${ZONE}' AND ${at} < ($3::date + 1)::timestamp AT TIME ZONE '${ZONE}'`;

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

export const CHART_QUESTIONS: readonly Question[] = [
  {
    name: 'contacts',
    path: '/v1/analytics/contacts',
    byHand: `SELECT first_seen_at::date, status, stage, count(*) AS n FROM rapport.contacts
      WHERE ${IN_TIME('first_seen_at')} GROUP BY 1, 2, 3`,
    numberIn: (answer) => (answer as { total: number }).total,
  },
  {
    name: 'sentiment',
    path: '/v1/analytics/sentiment',
    byHand: `SELECT m.sent_at::date, a.sentiment_level, count(*) AS n, avg(a.sentiment_score)
      FROM rapport.messages m JOIN rapport.message_analyses a ON a.message_id = m.id
      WHERE m.${IN_TIME('m.sent_at')} AND m.direction = 'inbound' AND m.deleted_at IS NULL GROUP BY 1, 2`,
    numberIn: (answer) => sum((answer as { points: { messages: number }[] }).points, ({ messages }) => messages),
  },
  {
    name: 'responses',
    path: '/v1/analytics/responses',
    // Whoever asked just before the period began is answered within it, and then counts.
    byHand: `SELECT sent_at::date, count(*) AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY wait) FROM (
        SELECT *, sent_at - lag(sent_at) OVER (PARTITION BY conversation_id ORDER BY sent_at, position_key) AS wait
        FROM rapport.messages WHERE ${IN_TIME('sent_at')}) turns WHERE direction = 'outbound' GROUP BY 1`,
    numberIn: (answer) => (answer as { total: { answers: number } }).total.answers,
  },
  {
    name: 'follow-ups',
    path: '/v1/analytics/follow-ups',
    byHand: `SELECT kind, channel, outcome, count(*) AS n FROM rapport.follow_ups WHERE ${IN_TIME('sent_at')} GROUP BY 1, 2, 3`,
    numberIn: (answer) => (answer as { total: { sent: number } }).total.sent,
  },
  {
    name: 'model-use',
    path: '/v1/analytics/model-use',
    byHand: `SELECT provider, model, count(*) AS n, sum(input_tokens), sum(output_tokens), sum(cost_usd)
      FROM rapport.message_analyses WHERE ${IN_TIME('analysed_at')} GROUP BY 1, 2`,
    numberIn: (answer) => sum((answer as { rows: { messages: number }[] }).rows, ({ messages }) => messages),
  },
];

/** The first page of the contacts behind a number; by hand the number of contacts on it. */
export const BEHIND_QUESTIONS: readonly Question[] = [
  {
    name: 'contacts behind sentiment',
    path: '/v1/analytics/contacts-behind?chart=sentiment&level=very_negative',
    byHand: `SELECT 1 AS n FROM rapport.messages m JOIN rapport.message_analyses a ON a.message_id = m.id
      WHERE m.${IN_TIME('m.sent_at')} AND m.direction = 'inbound' AND m.deleted_at IS NULL AND a.sentiment_level = 'very_negative'
      GROUP BY m.contact_id LIMIT 50`,
    numberIn: itemsIn,
  },
  {
    name: 'contacts behind responses',
    path: '/v1/analytics/contacts-behind?chart=responses&author=human',
    byHand: `SELECT 1 AS n FROM rapport.messages WHERE ${IN_TIME('sent_at')} AND author = 'human' GROUP BY contact_id LIMIT 50`,
    numberIn: itemsIn,
  },
  {
    name: 'contacts behind follow-ups',
    path: '/v1/analytics/contacts-behind?chart=follow-ups&outcome=replied',
    byHand: `SELECT 1 AS n FROM rapport.follow_ups WHERE ${IN_TIME('sent_at')} AND outcome = 'replied' GROUP BY contact_id LIMIT 50`,
    numberIn: itemsIn,
  },
  {
    name: 'contacts behind standing',
    path: '/v1/analytics/contacts-behind?chart=standing&status=qualified',
    byHand: `SELECT 1 AS n FROM rapport.contacts c WHERE workspace_id = $1 AND $2::date <= $3::date
        AND first_seen_at < ($3::date + 1)::timestamp AT TIME ZONE '${ZONE}'
        AND coalesce((SELECT e.before #>> '{}' FROM rapport.contact_events e WHERE e.contact_id = c.id AND e.kind = 'status'
          AND e.at >= ($3::date + 1)::timestamp AT TIME ZONE '${ZONE}' ORDER BY e.at LIMIT 1), status) = 'qualified' LIMIT 50`,
    numberIn: itemsIn,
  },
];

function itemsIn(answer: unknown): number {
  return (answer as { items: unknown[] }).items.length;
}
