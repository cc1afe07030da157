import type { Scope } from '../client.ts';

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
  readonly threads: readonly CircumstanceThread[];
  /** Answers of people that wait to be sent. */
  readonly waiting: readonly { readonly id: string; readonly retry_at: string | null }[];
}

const READ = `
  SELECT c.name, c.time_zone,
    (SELECT coalesce(jsonb_agg(o.scope), '[]') FROM opt_outs o WHERE o.contact_id = c.id) AS opted_out,
    (SELECT coalesce(jsonb_agg(t.name), '[]') FROM contact_tags x JOIN tags t ON t.id = x.tag_id
      WHERE x.contact_id = c.id) AS tags,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'handled_by', v.handled_by, 'verified', v.verified,
      'released_at', v.released_at)), '[]') FROM conversations v WHERE v.contact_id = c.id) AS threads,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'retry_at', s.retry_at) ORDER BY s.created_at, s.id), '[]')
      FROM sends s WHERE s.contact_id = c.id AND s.follow_up_id IS NULL AND s.state IN ('queued', 'claimed')) AS waiting
  FROM contacts c WHERE c.id = ?`;

export async function readCircumstances(scope: Scope, contactId: string): Promise<ContactCircumstances> {
  const { rows } = await scope.raw<{ rows: ContactCircumstances[] }>(READ, [contactId]);
  const row = rows[0];
  if (row === undefined) throw new Error(`contact ${contactId} is not there`);
  const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
  return {
    ...row,
    threads: row.threads.map((thread) => ({ ...thread, released_at: iso(thread.released_at) })),
    waiting: row.waiting.map(({ id, retry_at }) => ({ id, retry_at: iso(retry_at) })),
  };
}
