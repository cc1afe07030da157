import { createHash, randomBytes } from 'node:crypto';

export interface Token {
  /** Shown or set as a cookie once, never stored. */
  readonly token: string;
  readonly hash: Buffer;
}

/** SHA-256: tokens are long and random, so a slow hash would only cost every request. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** 256 random bits for a session or a one-time link. */
export function makeToken(): Token {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}
