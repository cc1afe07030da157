import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What was removed, counted; nothing of whom. Kept with the job for good. */
export interface ErasureReceipt {
  readonly version: 1;
  readonly jobId: string;
  readonly contacts: number;
  /** Rows removed by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Runs of the contacts' workflows that were deleted from Temporal. */
  readonly workflowRuns: number;
  /** ISO 8601 UTC. */
  readonly requestedAt: string;
  readonly finishedAt: string;
}

export type SignedReceipt = ErasureReceipt & { readonly keyId: string; readonly signature: string };

/**
 * Signs a receipt with HMAC-SHA256 under a key made from the installation's secret, so that a receipt shown later can be told
 * from one that was written by hand. `keyId` tells which secret it was, and nothing about it.
 */
export function signReceipt(receipt: ErasureReceipt, secretKey: string): SignedReceipt {
  const key = receiptKey(secretKey);
  const named = { ...receipt, keyId: createHash('sha256').update(key).digest('hex').slice(0, 16) };
  return { ...named, signature: signatureOf(named, key) };
}

/** Whether this installation's secret signed exactly this receipt. Anything else that is shown is false, never an error. */
export function isOurReceipt(shown: Readonly<Record<string, unknown>>, secretKey: string): boolean {
  const { signature, ...signed } = shown;
  if (typeof signature !== 'string') return false;
  const expected = Buffer.from(signatureOf(signed, receiptKey(secretKey)));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** A key of its own: the secret also keys the hashes of addresses, and no signature must ever equal one of those. */
const receiptKey = (secretKey: string): Buffer => createHmac('sha256', secretKey).update('erasure receipt').digest();

const signatureOf = (signed: object, key: Buffer): string =>
  createHmac('sha256', key).update(inOrder(signed)).digest('base64url');

/** JSON with its keys in order: the database and clients keep the values of an object, not the order of its keys. */
function inOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${inOrder(member)}`).join(',')}}`;
}
