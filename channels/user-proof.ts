import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether the business's own server vouches for a user: `proof` is the HMAC-SHA256 of the user's id under the shared secret, in
 * hex. Of the id alone: an e-mail address beside it proves nothing.
 */
export function provesUser(identitySecret: string, userId: string, proof: string): boolean {
  const right = createHmac('sha256', identitySecret).update(userId).digest('hex');
  // Hashed first: comparing in constant time takes equal lengths.
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(right), digest(proof.toLowerCase()));
}
