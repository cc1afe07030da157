import { normaliseEmail } from '../domain/identity.ts';
import { SURE } from '../domain/fold/thresholds.ts';
import { claimIdentities } from '../db/accept/claims.ts';
import { readPhone, type Identity } from '../db/accept/identities.ts';
import type { Scope } from '../db/client.ts';
import type { FinishedReading } from '../db/repositories/analyses.ts';
import { sendersOf } from '../db/repositories/merges/senders.ts';
import { relateMet } from '../db/repositories/merges/relate.ts';
import type { ContactRef } from '../workflows/definitions.ts';

/**
 * The e-mail addresses and phone numbers that customers write of themselves are claims like those that are told along with a
 * message: they become the contact's, or lead to whoever has them. Each message's own, so that no order of reading shows.
 */
export async function claimRead(
  scope: Scope,
  ref: ContactRef,
  readings: readonly FinishedReading[],
  country: string,
): Promise<void> {
  const read = readings.flatMap(({ messageId, reading }) => {
    const addresses = reading.fields.flatMap(({ field, value, confidence }) =>
      confidence < SURE ? [] : addressOf(field, value, country),
    );
    return addresses.length === 0 ? [] : [{ messageId, addresses }];
  });
  if (read.length === 0) return;
  const senders = await sendersOf(
    scope,
    ref.contactId,
    read.map(({ messageId }) => messageId),
  );
  for (const { messageId, addresses } of read) {
    const sender = senders.get(messageId);
    if (sender === undefined) continue;
    const met = await claimIdentities(scope, { ...ref, originId: sender.originId }, addresses, sender.at);
    await relateMet(scope, ref.workspaceId, met, sender.at);
  }
}

function addressOf(field: string, value: string, country: string): Identity[] {
  const found = field === 'email' ? normaliseEmail(value) : field === 'phone' ? readPhone(value, country) : null;
  const kind = field === 'email' ? 'email' : 'phone';
  return found === null ? [] : [{ kind, scope: '', value: found, verified: false, linkedBy: 'analysis' }];
}
