import type { Known } from './lookup.ts';
import type { Sender } from './placed-message.ts';

/** Whose message it is: the channel's id of the sender decides, then the business's own id; null for somebody new. */
export function senderOf({ byChannel, byExternal }: Known): Sender | null {
  const sender = byChannel ?? byExternal;
  return sender === null ? null : { contactId: sender.id, originContactId: sender.origin, isNew: false };
}
