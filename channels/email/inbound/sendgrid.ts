import { createPublicKey, verify } from 'node:crypto';
import type { WebhookRequest } from '../../port.ts';
import { readPosted, type PostedPart } from '../../posted.ts';
import { domainOf } from '../authentication.ts';
import { readHeaders, type Mail } from '../mail.ts';
import { receivedFrom } from '../received.ts';
import { addressIn } from './address.ts';
import { hasBasicAuth } from './basic-auth.ts';
import { unreadable, type InboundOf, type InboundProvider } from './provider.ts';

/**
 * SendGrid's Inbound Parse: https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook
 * It drops a mail for good on any 4xx; a fault of ours therefore has to be told as 5xx, as everywhere here.
 */
export const sendgrid: InboundProvider<InboundOf<'sendgrid'>> = {
  verify: (request, { username, password, verificationKey }) => {
    if (verificationKey != null && !isSigned(request, verificationKey)) return false;
    if (username == null || password == null) return verificationKey != null;
    return hasBasicAuth(request, username, password);
  },
  parse: async (request, _inbound, address) => {
    const { body: raw, receivedAt } = request;
    const parts = await readPosted(request.headers['content-type'] ?? '', raw);
    if (parts === null) return unreadable(request);
    const fields = decoded(parts);
    const item = Object.fromEntries(fields);
    return [receivedFrom(mailOf(fields, parts), { address, raw, receivedAt, item })];
  },
};

/** ECDSA over the time and the exact body, by the key that SendGrid shows (base64 of its SPKI form). */
function isSigned({ headers, body }: WebhookRequest, verificationKey: string): boolean {
  const signature = headers['x-twilio-email-event-webhook-signature'] ?? '';
  const timestamp = headers['x-twilio-email-event-webhook-timestamp'] ?? '';
  try {
    const key = createPublicKey({ key: Buffer.from(verificationKey, 'base64'), format: 'der', type: 'spki' });
    return verify('sha256', Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'base64'));
  } catch {
    // A key or signature that cannot be read verifies nothing.
    return false;
  }
}

/** Each field is in a character set of its own, named in another field. */
function decoded(parts: readonly PostedPart[]): ReadonlyMap<string, string> {
  const own = parts.filter(({ fileName }) => fileName === null);
  const charsets = charsetsIn(own.find(({ name }) => name === 'charsets')?.bytes ?? null);
  return new Map(own.map(({ name, bytes }) => [name, decode(bytes, charsets[name])]));
}

function charsetsIn(bytes: Buffer | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(bytes?.toString('utf8') ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // UTF-8 then, which is what most are.
    return {};
  }
}

function decode(bytes: Buffer, charset: unknown): string {
  try {
    return new TextDecoder(typeof charset === 'string' ? charset : 'utf-8').decode(bytes);
  } catch {
    // A character set that nobody knows: most of it can be read all the same.
    return bytes.toString('utf8');
  }
}

function mailOf(fields: ReadonlyMap<string, string>, parts: readonly PostedPart[]): Mail {
  const of = (name: string): string => fields.get(name) ?? '';
  const from = addressIn(of('from'));
  return {
    ...{ from, subject: of('subject'), text: of('text'), html: of('html'), newWords: '', providerId: null },
    headers: readHeaders(of('headers')),
    files: parts.flatMap(({ fileName, type }) => (fileName === null ? [] : [{ name: fileName, type }])),
    vouched: from !== null && isVouched(fields, domainOf(from.address)),
  };
}

/** DKIM of the sender's own domain (`{@example.org : pass}`), or SPF of an envelope of that domain. */
function isVouched(fields: ReadonlyMap<string, string>, domain: string): boolean {
  const checks = [...(fields.get('dkim') ?? '').matchAll(/@([^\s:,{}]+)\s*:\s*(\w+)/g)];
  if (checks.some(([, checked, result]) => checked?.toLowerCase() === domain && result === 'pass')) return true;
  const sender = /"from"\s*:\s*"([^"]*)"/.exec(fields.get('envelope') ?? '')?.[1] ?? '';
  return fields.get('SPF')?.toLowerCase() === 'pass' && domainOf(sender) === domain;
}
