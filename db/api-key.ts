import { createHash, randomBytes } from 'node:crypto';

export interface NewApiKey {
  /** Shown once, never stored. */
  readonly key: string;
  readonly hash: Buffer;
  /** Enough to recognise the key by in a list, too little to guess it from. */
  readonly prefix: string;
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** A key of 256 random bits. */
export function makeApiKey(): NewApiKey {
  return describeApiKey(`rap_${randomBytes(32).toString('base64url')}`);
}

/** What is stored of a key that was given. */
export function describeApiKey(key: string): NewApiKey {
  return { key, hash: hashOf(key), prefix: key.slice(0, 8) };
}
