import { domainOf } from './authentication.ts';

/** Name of what Postmark is given along with a mail, and gives back with its events. */
export const SEND_ID_FIELD = 'rapport-send';

/** Our own id of a mail, the same at every attempt: whoever gets it twice can tell. */
export const messageIdOf = (sendId: string, address: string): string => `<${sendId}@${domainOf(address)}>`;

/** Reads back the id of a mail of ours. @returns null for anything else */
export function sendIdIn(value: unknown): { readonly sendId: string; readonly messageId: string } | null {
  const found = typeof value === 'string' ? /^<([0-9a-f-]{36})@[^<>\s]+>$/i.exec(value)?.[1] : undefined;
  return found === undefined ? null : { sendId: found, messageId: String(value) };
}
