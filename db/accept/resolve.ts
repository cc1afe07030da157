import type { Scope } from '../client.ts';
import { survivorOf } from '../repositories/contact-detail.ts';
import { LostRace } from '../retry.ts';
import type { Known } from './lookup.ts';
import type { Sender } from './placed-message.ts';

/**
 * Whose message it is: the channel's id of the sender decides, then the business's own id; null for somebody new.
 *
 * A told e-mail or phone that another contact has does not decide: joining people across channels is a decision with its
 * reason, and is made when the contact is judged.
 */
export async function senderOf(scope: Scope, known: Known): Promise<Sender | null> {
  const sender = known.byChannel ?? known.byExternal;
  if (sender === null) return null;
  if (!sender.merged) return { contactId: sender.id, originContactId: sender.id, isNew: false };
  const survivor = await survivorOf(scope, sender.id);
  // It began to be erased after the lookup: its identities are free by now, and the sender is somebody new.
  if (survivor === null) throw new LostRace('the contact is no longer there');
  return { contactId: survivor, originContactId: sender.id, isNew: false };
}
