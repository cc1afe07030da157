import type { Scope } from '../client.ts';

/** What is known of an Idempotency-Key when a request with it comes in. */
export type Claim =
  /** It is new, and now belongs to this request. */
  | { readonly kind: 'claimed' }
  | { readonly kind: 'answered'; readonly status: number; readonly sealed: string }
  | { readonly kind: 'other_request' }
  | { readonly kind: 'in_progress' };

interface KeyRow {
  readonly key: string;
  readonly request_hash: Buffer;
  readonly status: number | null;
  readonly body: { readonly sealed: string } | null;
}

/**
 * Claims a key for a request. A key is remembered for 24 hours; one whose request never ended (its process died) can be
 * claimed again by the same request after a minute.
 */
export async function claimKey(scope: Scope, workspaceId: string, key: string, requestHash: Buffer): Promise<Claim> {
  const claimed = await scope.raw<{ rows: unknown[] }>(
    `INSERT INTO idempotency_keys AS known (workspace_id, key, request_hash) VALUES (?, ?, ?)
     ON CONFLICT (workspace_id, key) DO UPDATE
       SET request_hash = excluded.request_hash, status = NULL, body = NULL, contact_id = NULL, created_at = now()
       WHERE known.created_at < now() - interval '24 hours' OR
         (known.status IS NULL AND known.created_at < now() - interval '1 minute' AND known.request_hash = excluded.request_hash)
     RETURNING 1`,
    [workspaceId, key, requestHash],
  );
  if (claimed.rows.length > 0) return { kind: 'claimed' };
  const known = await scope<KeyRow>('idempotency_keys').where({ key }).first('request_hash', 'status', 'body');
  // Released between the two statements: the client's next try finds it free.
  if (!known) return { kind: 'in_progress' };
  if (!known.request_hash.equals(requestHash)) return { kind: 'other_request' };
  if (known.status === null || known.body === null) return { kind: 'in_progress' };
  return { kind: 'answered', status: known.status, sealed: known.body.sealed };
}

/** Keeps the answer for repeats. `contactId`: the contact it speaks of, whose erasure takes the answer along. */
export async function keepAnswer(
  scope: Scope,
  key: string,
  answer: { readonly status: number; readonly sealed: string; readonly contactId: string | null },
): Promise<void> {
  await scope('idempotency_keys')
    .where({ key })
    .update({ status: answer.status, body: JSON.stringify({ sealed: answer.sealed }), contact_id: answer.contactId });
}

/** Frees a key whose request changed nothing, so that it may be tried again. */
export async function releaseKey(scope: Scope, key: string): Promise<void> {
  await scope('idempotency_keys').where({ key }).whereNull('status').delete();
}
