import { createHmac, timingSafeEqual } from 'node:crypto';

/** The conversation in which somebody was written to. */
export interface OptOutPlace {
  readonly workspaceId: string;
  readonly conversationId: string;
}

const SIGNATURE_BYTES = 16;
const ID_BYTES = 16;

/**
 * A link by which whoever got a message silences its channel. It holds ids alone, and never ends: an opt-out must work for as
 * long as somebody keeps the mail.
 *
 * @param address of this server, as people reach it
 */
export const optOutUrl = (secretKey: string, address: string, place: OptOutPlace): string => {
  const ids = Buffer.concat([bytesOf(place.workspaceId), bytesOf(place.conversationId)]);
  return `${address}/opt-out/${Buffer.concat([signature(secretKey, ids), ids]).toString('base64url')}`;
};

/** @returns null for what this server did not make */
export function openOptOutToken(secretKey: string, token: string): OptOutPlace | null {
  const sealed = Buffer.from(token, 'base64url');
  const [signed, ids] = [sealed.subarray(0, SIGNATURE_BYTES), sealed.subarray(SIGNATURE_BYTES)];
  if (sealed.length !== SIGNATURE_BYTES + 2 * ID_BYTES || !timingSafeEqual(signed, signature(secretKey, ids)))
    return null;
  return { workspaceId: uuidOf(ids.subarray(0, ID_BYTES)), conversationId: uuidOf(ids.subarray(ID_BYTES)) };
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

const uuidOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

const signature = (secretKey: string, ids: Buffer): Buffer =>
  createHmac('sha256', secretKey).update('opt-out\0').update(ids).digest().subarray(0, SIGNATURE_BYTES);
