import { z } from 'zod';
import type { ReceivedEvent } from '../../../domain/channel-events.ts';
import { passedDmarc } from '../authentication.ts';
import { headersOf, type Mail } from '../mail.ts';
import { receivedFrom } from '../received.ts';
import { hasBasicAuth } from './basic-auth.ts';
import { postmarkEvent } from './postmark-events.ts';
import { unreadable, type InboundOf, type InboundProvider } from './provider.ts';

const words = z.string().catch('');

/** Postmark's inbound webhook, as far as it is used: https://postmarkapp.com/developer/webhooks/inbound-webhook */
const inboundMail = z.object({
  FromFull: z.object({ Email: z.string(), Name: words }).nullish().catch(null),
  Subject: words,
  TextBody: words,
  HtmlBody: words,
  StrippedTextReply: words,
  MessageID: z.string().min(1).nullish().catch(null),
  Date: words,
  Headers: z.array(z.object({ Name: z.string(), Value: words })).catch([]),
  Attachments: z.array(z.object({ Name: words, ContentType: words })).catch([]),
});

/** Postmark posts JSON and signs nothing: user and password in the webhook's address are the check it recommends. */
export const postmark: InboundProvider<InboundOf<'postmark'>> = {
  verify: (request, { username, password }) => hasBasicAuth(request, username, password),
  parse: (request, { authservId }, address) => {
    const { body: raw, receivedAt } = request;
    const json = readJson(raw);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return unreadable(request);
    if ('RecordType' in json) return [postmarkEvent(json, receivedAt)];
    const item: Record<string, unknown> = { ...json, Attachments: undefined, RawEmail: undefined };
    return [readMail(json, authservId, { address, raw, receivedAt, item })];
  },
};

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // Kept as what it is instead.
    return null;
  }
}

function readMail(
  json: object,
  authservId: string | null | undefined,
  about: Parameters<typeof receivedFrom>[1],
): ReceivedEvent {
  const told = inboundMail.parse(json);
  const headers = headersOf([
    ...told.Headers.map(({ Name, Value }) => [Name, Value] as const),
    // Behind the mail's own, which is as exact or more so.
    ['Date', told.Date],
  ]);
  const mail: Mail = {
    from: told.FromFull ? { address: told.FromFull.Email, name: told.FromFull.Name } : null,
    ...{ subject: told.Subject, text: told.TextBody, html: told.HtmlBody, newWords: told.StrippedTextReply },
    ...{ headers, providerId: told.MessageID ?? null, vouched: passedDmarc(headers, authservId) },
    files: told.Attachments.map(({ Name, ContentType }) => ({ name: Name, type: ContentType })),
  };
  return receivedFrom(mail, about);
}
