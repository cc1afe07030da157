import type { ImapFlow } from 'imapflow';

/** Bytes of one mail, files and all: as much as services post of one. */
const LONGEST_MAIL = 40 * 1024 * 1024;

/** A mail as it lies in the folder that is open, and when it came there; null for one that is gone. */
export async function fetchMail(
  client: ImapFlow,
  uid: number,
  now: Date,
): Promise<{ readonly raw: Buffer; readonly receivedAt: Date } | null> {
  const query = { source: { maxLength: LONGEST_MAIL }, internalDate: true };
  const mail = await client.fetchOne(String(uid), query, { uid: true });
  if (!mail || mail.source === undefined) return null;
  const at = new Date(mail.internalDate ?? now);
  // A server's clock may be ahead of ours.
  return { raw: mail.source, receivedAt: Number.isNaN(at.getTime()) || at > now ? now : at };
}
