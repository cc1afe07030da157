import type { Scope } from '../client.ts';
import { identityHash } from '../accept/erased.ts';
import { insertEvent } from '../repositories/contact-edits.ts';
import { forgetSilence, hasOptOut, insertOptOut } from '../repositories/opt-outs.ts';
import type { ReceivingConnection } from './receiving-connection.ts';

/**
 * Records that a person silenced the business by the channel's own means (stopped its marketing, blocked its bot), or took that
 * back. Somebody who never wrote has no contact, and nothing is sent to them anyway.
 *
 * @returns whether anything has changed
 */
export async function heedSilence(
  scope: Scope,
  secretKey: string,
  { id, workspaceId, channel }: ReceivingConnection,
  {
    kind,
    channelUserId,
    at,
  }: { readonly kind: 'opt_out' | 'opt_in'; readonly channelUserId: string; readonly at: Date },
): Promise<boolean> {
  const person = await scope('contact_identities')
    .where({ kind: channel, value: channelUserId, scope: id })
    .first<{ contact_id: string } | undefined>('contact_id');
  if (person === undefined) return false;
  const { contact_id: contactId } = person;
  const before = await hasOptOut(scope, contactId, channel);
  if (kind === 'opt_out') await insertOptOut(scope, { workspaceId, contactId, scope: channel, source: 'channel', at });
  else {
    await scope('opt_outs').where({ contact_id: contactId, scope: channel }).where('at', '<=', at).delete();
    await forgetSilence(scope, [identityHash(secretKey, workspaceId, channel, id, channelUserId)], channel);
  }
  const after = await hasOptOut(scope, contactId, channel);
  if (before === after) return false;
  const told = (out: boolean): string | null => (out ? channel : null);
  const change = { before: told(before), after: told(after) };
  await insertEvent(scope, { workspaceId, contactId, kind: 'opt_out', ...change, actor: 'contact', at });
  return false;
}
