import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { DATES } from './custom-fields.ts';

export interface CircumstanceThread {
  readonly id: string;
  readonly handled_by: 'ai' | 'human';
  readonly verified: boolean;
  /** ISO 8601 UTC; null while it was never handed back. */
  readonly released_at: string | null;
}

/** What planning asks about a contact besides its state. */
export interface ContactCircumstances {
  readonly name: string | null;
  readonly time_zone: string | null;
  readonly opted_out: readonly string[];
  readonly tags: readonly string[];
  /** Days of the calendar (`2026-12-31`) in custom fields of kind date, by the field's key. */
  readonly dates: Readonly<Record<string, string>>;
  readonly threads: readonly CircumstanceThread[];
  /** Answers of people that wait to be sent. */
  readonly waiting: readonly { readonly id: string; readonly retry_at: string | null }[];
  /** People have decided about follow-ups, and nobody has carried it out yet. */
  readonly has_decisions: boolean;
  /** There ever was one: most contacts have none, and need no look at them. */
  readonly has_follow_ups: boolean;
  readonly has_reviews: boolean;
}

const READ = `
  SELECT c.name, c.time_zone,
    (SELECT coalesce(jsonb_agg(o.scope), '[]') FROM opt_outs o WHERE o.contact_id = c.id) AS opted_out,
    (SELECT coalesce(jsonb_agg(t.name), '[]') FROM contact_tags x JOIN tags t ON t.id = x.tag_id
      WHERE x.contact_id = c.id) AS tags,
    ${DATES} AS dates,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'handled_by', v.handled_by, 'verified', v.verified,
      'released_at', v.released_at)), '[]') FROM conversations v WHERE v.contact_id = c.id) AS threads,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'retry_at', s.retry_at) ORDER BY s.created_at, s.id), '[]')
      FROM sends s WHERE s.contact_id = c.id AND s.follow_up_id IS NULL AND s.state IN ('queued', 'claimed')) AS waiting,
    EXISTS (SELECT FROM follow_up_decisions d WHERE d.contact_id = c.id AND d.applied_at IS NULL) AS has_decisions,
    EXISTS (SELECT FROM follow_ups f WHERE f.contact_id = c.id) AS has_follow_ups,
    EXISTS (SELECT FROM reviews r WHERE r.contact_id = c.id) AS has_reviews
  FROM contacts c WHERE c.id = :contactId::uuid`;

export async function readCircumstances(scope: Scope, contactId: string): Promise<ContactCircumstances> {
  const [row] = await runPrepared<ContactCircumstances>(scope, 'circumstances', READ, { contactId });
  if (row === undefined) throw new Error(`contact ${contactId} is not there`);
  const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
  return {
    ...row,
    threads: row.threads.map((thread) => ({ ...thread, released_at: iso(thread.released_at) })),
    waiting: row.waiting.map(({ id, retry_at }) => ({ id, retry_at: iso(retry_at) })),
  };
}

/** The contact's own zone, an IANA name; null where it is not known. */
export async function timeZoneOf(scope: Scope, { contactId }: { readonly contactId: string }): Promise<string | null> {
  const row = await scope<{ id: string; time_zone: string | null }>('contacts')
    .where({ id: contactId })
    .first('time_zone');
  return row?.time_zone ?? null;
}
