import { createHmac, timingSafeEqual } from 'node:crypto';

/** Somebody who writes in a widget. */
export interface Visitor {
  /** The channel's id of them: one that this server made, or `user:` and the business's own id. */
  readonly id: string;
  /** The business's own id of them, which its server has proved; null for everybody else. */
  readonly userId: string | null;
}

interface Content {
  readonly connection: string;
  readonly visitor: string;
  readonly user: string | null;
  readonly until: number;
}

const DAY_MS = 86_400_000;

/** Each visit makes it last as long again. */
const LASTS_MS = 365 * DAY_MS;

/** The page proves anew who is signed in; a copy of a token must not outlive somebody's employment. */
const PROVEN_LASTS_MS = DAY_MS;

const SIGNATURE_BYTES = 32;

/** The token by which a visitor's browser comes back to its conversation: readable, and signed for one connection. */
export function sealVisitor(secretKey: string, connection: string, visitor: Visitor, now: Date): string {
  const until = now.getTime() + (visitor.userId === null ? LASTS_MS : PROVEN_LASTS_MS);
  const content: Content = { connection, visitor: visitor.id, user: visitor.userId, until };
  const bytes = Buffer.from(JSON.stringify(content));
  return Buffer.concat([signature(secretKey, bytes), bytes]).toString('base64url');
}

/** @returns null for what was not made by this server for this connection, or is over */
export function openVisitor(secretKey: string, connection: string, token: string, now: Date): Visitor | null {
  const sealed = Buffer.from(token, 'base64url');
  const bytes = sealed.subarray(SIGNATURE_BYTES);
  const signed = sealed.subarray(0, SIGNATURE_BYTES);
  if (signed.length !== SIGNATURE_BYTES || !timingSafeEqual(signed, signature(secretKey, bytes))) return null;
  const content = JSON.parse(bytes.toString()) as Content;
  if (content.connection !== connection || content.until < now.getTime()) return null;
  return { id: content.visitor, userId: content.user };
}

const signature = (secretKey: string, bytes: Buffer): Buffer =>
  createHmac('sha256', secretKey).update('widget visitor\0').update(bytes).digest();
