import { createHash, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest } from '../../port.ts';

/** Whether a request carries this user and password (RFC 7617), compared in constant time. */
export function hasBasicAuth({ headers }: WebhookRequest, username: string, password: string): boolean {
  const given = /^basic +([A-Za-z0-9+/=]+) *$/i.exec(headers['authorization'] ?? '')?.[1];
  if (given === undefined) return false;
  const digest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
  return timingSafeEqual(digest(Buffer.from(given, 'base64')), digest(Buffer.from(`${username}:${password}`)));
}
