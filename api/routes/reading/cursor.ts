import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '../../problem.ts';

/** Which list a cursor belongs to: one made for another is refused, or a page would begin in the middle of nowhere. */
export interface CursorOf {
  readonly secretKey: string;
  readonly workspaceId: string;
  /** Name of the list and its order, such as `contacts name`. */
  readonly list: string;
}

const SIGNATURE_BYTES = 12;

/** A place in a list as a text that clients hand back: opaque, and signed, so that nobody can make one up. */
export function sealCursor(of: CursorOf, place: readonly string[]): string {
  const content = Buffer.from(JSON.stringify(place));
  return Buffer.concat([signature(of, content), content]).toString('base64url');
}

/** @throws Problem 400 `invalid_cursor` for what was not made for this list. */
export function openCursor(of: CursorOf, cursor: string): string[] {
  const sealed = Buffer.from(cursor, 'base64url');
  const signed = sealed.subarray(0, SIGNATURE_BYTES);
  const content = sealed.subarray(SIGNATURE_BYTES);
  if (signed.length !== SIGNATURE_BYTES || !timingSafeEqual(signed, signature(of, content))) {
    throw new Problem(400, 'invalid_cursor', 'The cursor was not made for this list in this order.', {
      errors: [{ path: 'cursor', message: 'must be the nextCursor of a page with the same sort' }],
    });
  }
  return JSON.parse(content.toString()) as string[];
}

/** The rows of a page, and the cursor of the next one, from rows of which one more than `limit` was read. */
export function cutPage<Row extends { readonly place: readonly string[] }>(
  of: CursorOf,
  rows: readonly Row[],
  limit: number,
): { rows: readonly Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, nextCursor: last ? sealCursor(of, last.place) : null };
}

const signature = ({ secretKey, workspaceId, list }: CursorOf, content: Buffer): Buffer =>
  createHmac('sha256', secretKey)
    .update(JSON.stringify(['cursor', workspaceId, list]))
    .update(content)
    .digest()
    .subarray(0, SIGNATURE_BYTES);
