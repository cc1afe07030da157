import type { Knex } from 'knex';
import { takeTurn } from '../db/repositories/heartbeats.ts';
import { overdueContacts } from '../db/repositories/sweep.ts';
import { atMost } from './at-most.ts';
import type { ContactSignals } from './signals.ts';

export const SWEEP_EVERY_MS = 30_000;

/** Woken in one sweep: a worker that is merely behind must not be buried under reminders of it. */
const AT_MOST = 200;
const AT_ONCE = 8;

/** A contact that was woken is left alone for so long. */
const PATIENCE_MS = 300_000;

/**
 * Finds contacts that nobody is looking after any more, and wakes them. Of several relays one does it at a time.
 *
 * @returns a sweep, which answers how many contacts it woke
 */
export function createSweeper(database: Knex, signals: ContactSignals): () => Promise<number> {
  const woken = new Map<string, number>();
  return async () => {
    if (!(await takeTurn(database, 'sweep', SWEEP_EVERY_MS - 1_000))) return 0;
    const now = Date.now();
    for (const [contactId, at] of woken) if (at < now - PATIENCE_MS) woken.delete(contactId);
    const overdue = await overdueContacts(database, [...woken.keys()], AT_MOST);
    await atMost(AT_ONCE, overdue, async (contact) => {
      await signals.reconsider(contact, contact.lastSeq);
      woken.set(contact.contactId, now);
    });
    return overdue.length;
  };
}
