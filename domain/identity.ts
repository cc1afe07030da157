import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CountryCode } from 'libphonenumber-js';

const LONGEST_EMAIL = 254;
const LONGEST_LOCAL_PART = 64;
/**
 * Labels neither begin nor end with a hyphen; a last one of letters keeps out IP addresses, which URLs make of `1.2`
 * too.
 */
const HOST = /^((?!-)[a-z0-9-]+(?<!-)\.)+(xn--[a-z0-9-]+|[a-z]{2,})$/;

/**
 * The form in which e-mail addresses are compared: trimmed, lower case, the domain in ASCII (IDNA); null when it is no
 * address of a mailbox on the internet. The local part is lower-cased too: the few servers that tell `Ana@` from `ana@`
 * are outnumbered by people who write it either way.
 */
export function normaliseEmail(raw: string): string | null {
  const address = raw.trim().normalize('NFC').toLowerCase();
  if (address.length > LONGEST_EMAIL) return null;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = at < 0 ? null : asciiDomain(address.slice(at + 1));
  if (domain === null || local.length > LONGEST_LOCAL_PART || !isLocalPart(local)) return null;
  const email = `${local}@${domain}`;
  return email.length <= LONGEST_EMAIL ? email : null;
}

function isLocalPart(local: string): boolean {
  return /^[^\s@"(),:;<>[\]\\\p{C}]+$/u.test(local) && !/^\.|\.\.|\.$/.test(local);
}

function asciiDomain(domain: string): string | null {
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(domain)) return null;
  // What is in ASCII already: reading it as a URL takes longer than all the rest. Labels with hyphens may be encoded, and are read.
  if (/^[a-z0-9.]+$/.test(domain)) return HOST.test(domain) ? domain : null;
  const url = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`) : null;
  return url !== null && HOST.test(url.hostname) ? url.hostname : null;
}

/**
 * A phone number as E.164; national ones are read by `country` (ISO 3166-1 alpha-2). Null when no such number can
 * exist.
 */
export function normalisePhone(raw: string, country: string): string | null {
  const number = parsePhoneNumberFromString(raw, { defaultCountry: country as CountryCode, extract: false });
  return number?.isValid() === true ? number.number : null;
}

/**
 * One string for each conversation: a person's thread on one connection of one channel. Unambiguous whatever the ids
 * hold.
 */
export function conversationKey(conversation: {
  readonly channel: string;
  readonly connectionId: string | null;
  readonly channelUserId: string;
}): string {
  return JSON.stringify([conversation.channel, conversation.connectionId, conversation.channelUserId]);
}
