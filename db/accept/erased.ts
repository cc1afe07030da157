import { createHmac } from 'node:crypto';

/**
 * A keyed hash of an identity, for what has to outlive the contact: that it was erased, or opted out. Without the secret key
 * nobody can try phone numbers against it, and another workspace's hash of the same person differs.
 *
 * @param kind as in contact_identities: `email`, `phone`, `external` or a channel's name
 * @param scope the connection for channel ids, else ''
 */
export function identityHash(
  secretKey: string,
  workspaceId: string,
  kind: string,
  scope: string,
  value: string,
): Buffer {
  return createHmac('sha256', secretKey)
    .update(JSON.stringify([workspaceId, kind, scope, value]))
    .digest();
}
