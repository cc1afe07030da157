import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Something only the business and its provider know. */
export const secret = z.string().trim().min(1).max(4_096);

/** An id of an account at its provider. */
export const accountId = z.string().trim().min(1).max(256);

/** Another address of the provider's API: a proxy, a test. */
export const apiBase = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .transform((url) => url.replace(/\/+$/, ''))
  .optional();

/** Compares in constant time, whatever the lengths: what is compared are hashes. */
export function isSame(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

/** Hexadecimal HMAC-SHA256 of the exact bytes. */
export const hmacHex = (key: string, body: Buffer): string => createHmac('sha256', key).update(body).digest('hex');
