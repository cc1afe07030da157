import { optOutWord } from '../../domain/opt-out.ts';
import type { Scope } from '../client.ts';
import { insertEvent } from '../repositories/contact-edits.ts';
import { forgetSilence, hasOptOut, insertOptOut } from '../repositories/opt-outs.ts';
import type { Arrival } from './incoming.ts';
import { isClaimed, type PlacedMessage } from './placed-message.ts';

/**
 * Records a whole-message STOP, or its taking back, in the transaction that accepts it: a send that is claimed later must see
 * it, and waiting for the message's analysis would leave a gap.
 *
 * The last word by the time it was sent holds, in whatever order the messages come. It holds for whom the sender was before any
 * merge as well, so that an undo takes it along; where only a claim links the two, for that one alone: somebody who types another
 * person's address must not silence what that person is told.
 */
export async function heedOptOutWord(
  scope: Scope,
  workspaceId: string,
  message: PlacedMessage,
  hashes: readonly Buffer[],
): Promise<void> {
  const { arrival, sender } = message;
  const { contactId, originContactId } = sender;
  if (arrival.direction !== 'inbound' || arrival.author !== 'contact') return;
  const word = optOutWord(arrival.text);
  if (word === null || (await takenBackLater(scope, contactId, arrival))) return;
  const { channel, sentAt: at } = arrival;
  const holders = isClaimed(message) ? [originContactId] : [...new Set([originContactId, contactId])];
  const before = await hasOptOut(scope, originContactId, channel);
  if (word === 'out') {
    for (const holder of holders) {
      const from = holder === originContactId ? null : originContactId;
      const optOut = { workspaceId, contactId: holder, scope: channel, source: 'message', at };
      await insertOptOut(scope, { ...optOut, originContactId: from });
    }
  } else {
    await scope('opt_outs').whereIn('contact_id', holders).where({ scope: channel }).where('at', '<=', at).delete();
    await forgetSilence(scope, hashes, channel);
  }
  const after = await hasOptOut(scope, originContactId, channel);
  if (before === after) return;
  const told = (out: boolean): string | null => (out ? channel : null);
  const change = { before: told(before), after: told(after) };
  await insertEvent(scope, { workspaceId, contactId, kind: 'opt_out', ...change, actor: 'contact', at });
}

/** Whether a word of the other or the same kind was sent after this one: then that one has been heeded already. */
async function takenBackLater(scope: Scope, contactId: string, arrival: Arrival): Promise<boolean> {
  const { rows } = await scope.raw<{ rows: { text: string }[] }>(
    `SELECT text FROM messages WHERE contact_id = :contactId AND channel = :channel AND author = 'contact'
       AND deleted_at IS NULL AND length(text) <= 60 AND (sent_at, position_key) > (:at::timestamptz, :key)`,
    { contactId, channel: arrival.channel, at: arrival.sentAt, key: arrival.positionKey },
  );
  return rows.some(({ text }) => optOutWord(text) !== null);
}
