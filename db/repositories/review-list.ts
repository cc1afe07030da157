import type { ReviewState } from '../../domain/reviews/contract.ts';
import type { Scope } from '../client.ts';
import { selectRows, sql } from './contact-list-sql.ts';
import type { ReviewRow } from './reviews.ts';

export interface ListedReview extends ReviewRow {
  readonly contact_name: string | null;
  readonly place: readonly [at: string, id: string];
}

export interface ReviewQuery {
  readonly state: readonly ReviewState[];
  readonly contactId: string | null;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

const LISTED = `
  SELECT r.*, c.name AS contact_name, ARRAY[r.created_at::text, r.id::text] AS place
  FROM reviews r JOIN contacts c ON c.id = r.contact_id WHERE c.erasing_at IS NULL`;

/** A page of the workspace's reviews, newest first. */
export function listReviews(scope: Scope, { state, contactId, after, limit }: ReviewQuery): Promise<ListedReview[]> {
  const conditions = [
    ...(state.length === 0 ? [] : [sql('r.state = ANY (?::text[])', state)]),
    ...(contactId === null ? [] : [sql('r.contact_id = ?::uuid', contactId)]),
    ...(after === null ? [] : [sql('(r.created_at, r.id) < (?::timestamptz, ?::uuid)', ...after)]),
  ];
  return selectRows<ListedReview>(
    scope,
    sql(
      `${LISTED}${conditions.map(({ text }) => ` AND ${text}`).join('')}
       ORDER BY r.created_at DESC, r.id DESC LIMIT ?::integer`,
      ...conditions.flatMap(({ values }) => values),
      limit,
    ),
  );
}

export async function readReview(scope: Scope, id: string): Promise<ListedReview | undefined> {
  const [row] = await selectRows<ListedReview>(scope, sql(`${LISTED} AND r.id = ?::uuid`, id));
  return row;
}

/** Moves an item to where a person wants it. The contact's rows must be held. */
export async function writeReviewState(
  scope: Scope,
  id: string,
  { state, assignee, at }: { readonly state: ReviewState; readonly assignee: string; readonly at: Date },
): Promise<void> {
  const isClosed = state === 'resolved' || state === 'dismissed';
  await scope('reviews')
    .where({ id })
    .update({ state, assignee, ...(isClosed ? { closed_at: at } : {}) });
}
