import { z } from 'zod';
import type { WatchPlace } from '../../port.ts';

const place = z.object({
  /** Whose mailbox and where; another one is begun anew. */
  box: z.string(),
  /** Numbers of mails hold for as long as this stays the same (RFC 3501, 2.3.1.1). Text: it is up to 32 bits, and is only compared. */
  uidValidity: z.string(),
  /** Of the last mail that was taken in. */
  lastUid: z.int().nonnegative(),
  /** ISO 8601 UTC. What came before is history of the business's own, and stays where it is. */
  since: z.string(),
  /** ISO 8601 UTC: when the last mail was taken in. */
  takenAt: z.string(),
  /** The same of the folder of sent mails, where there is one. */
  sent: z.object({ path: z.string(), uidValidity: z.string(), lastUid: z.int().nonnegative() }).optional(),
});

export type MailboxPlace = z.output<typeof place>;

/** @returns null for an account that was never looked at, or whose place is none of ours */
export const readPlace = (stored: WatchPlace | null): MailboxPlace | null => place.safeParse(stored).data ?? null;
