import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { WebhookRequest } from '../../port.ts';
import { fieldsOf, readPosted } from '../../posted.ts';
import { passedDmarc } from '../authentication.ts';
import { headersOf, type Headers, type Mail } from '../mail.ts';
import { receivedFrom } from '../received.ts';
import { addressIn } from './address.ts';
import { unreadable, type InboundOf, type InboundProvider } from './provider.ts';

/**
 * Mailgun's routes: https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/receive-http
 *
 * The signature is of a time and a token in the body. Mailgun repeats for eight hours under the same two, so an old time alone
 * does not make a request a copy; a copied one is the same mail, and is taken in once.
 */
export const mailgun: InboundProvider<InboundOf<'mailgun'>> = {
  verify: async (request, { signingKey }) => {
    const fields = await fieldsIn(request);
    if (fields === null) return false;
    const signed = `${fields.get('timestamp') ?? ''}${fields.get('token') ?? ''}`;
    const right = createHmac('sha256', signingKey).update(signed).digest();
    const given = Buffer.from(fields.get('signature') ?? '', 'hex');
    return given.length === right.length && timingSafeEqual(given, right);
  },
  parse: async (request, { authservId }, address) => {
    const { body: raw, receivedAt } = request;
    const parts = await readPosted(request.headers['content-type'] ?? '', raw);
    if (parts === null) return unreadable(request);
    const fields = fieldsOf(parts);
    const files = parts.flatMap(({ fileName, type }) => (fileName === null ? [] : [{ name: fileName, type }]));
    const item = { ...Object.fromEntries(fields), signature: undefined, token: undefined };
    return [receivedFrom({ ...mailOf(fields, authservId), files }, { address, raw, receivedAt, item })];
  },
};

async function fieldsIn({ headers, body }: WebhookRequest): Promise<ReadonlyMap<string, string> | null> {
  const parts = await readPosted(headers['content-type'] ?? '', body);
  return parts === null ? null : fieldsOf(parts);
}

function mailOf(fields: ReadonlyMap<string, string>, authservId: string | null | undefined): Omit<Mail, 'files'> {
  const of = (name: string): string => fields.get(name) ?? '';
  const headers = headersIn(of('message-headers'));
  const from = of('from') || (headers.get('from')?.[0] ?? '');
  return {
    ...{ from: addressIn(from), subject: of('subject') || (headers.get('subject')?.[0] ?? '') },
    ...{ text: of('body-plain'), html: of('body-html'), newWords: of('stripped-text') },
    ...{ headers, providerId: of('Message-Id') || null, vouched: passedDmarc(headers, authservId) },
  };
}

const pairs = z.array(z.tuple([z.string(), z.string()]));

function headersIn(json: string): Headers {
  try {
    return headersOf(pairs.parse(JSON.parse(json)));
  } catch {
    // A mail without its headers is one all the same.
    return headersOf([]);
  }
}
