import type { Knex } from 'knex';
import { giveBack, leaseNext, markRelayed, type LeasedContact } from '../db/repositories/relay-leases.ts';
import { inSpan } from '../telemetry/spans.ts';
import type { TraceNotes } from '../telemetry/trace-notes.ts';
import { atMost } from './at-most.ts';
import type { ContactSignals } from './signals.ts';

/** Contacts leased at once, and calls under way at once. */
export const ROUND = 32;
const AT_ONCE = 16;

/** A contact that could not be told is tried again after this; by then the relay has found out whether Temporal is there. */
const TRY_AGAIN_MS = 1_000;

/**
 * Tells the workflows of the next waiting contacts how far their facts go. No transaction is open meanwhile: with Temporal away,
 * messages are accepted as ever, and the leases are given back or run out.
 *
 * @returns how many contacts were waiting; `limit` means that there may be more
 * @throws what Temporal said, after the leases of the untold contacts have been given back
 */
export async function carryRound(
  database: Knex,
  signals: ContactSignals,
  limit = ROUND,
  traces?: TraceNotes,
): Promise<number> {
  const leased = await leaseNext(database, limit);
  const told: LeasedContact[] = [];
  try {
    await atMost(AT_ONCE, leased, async (contact) => {
      const { workspaceId, contactId, lastSeq: uptoSeq } = contact;
      const came = traces?.of(contactId) ?? [];
      const span = { parent: came.at(-1), links: came.slice(0, -1), about: { workspaceId, contactId, uptoSeq } };
      await inSpan('relay carries', span, () => signals.arrived(contact, uptoSeq));
      traces?.forget(contactId);
      told.push(contact);
    });
  } finally {
    await markRelayed(database, told);
    await giveBack(
      database,
      leased.filter((contact) => !told.includes(contact)),
      TRY_AGAIN_MS,
    );
  }
  return leased.length;
}
