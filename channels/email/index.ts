import { channelKind, type WebhookRequest } from '../port.ts';
import { emailCredentials, type EmailCredentials } from './credentials.ts';
import { mailgun } from './inbound/mailgun.ts';
import { postmark } from './inbound/postmark.ts';
import type { InboundProvider } from './inbound/provider.ts';
import { sendgrid } from './inbound/sendgrid.ts';
import { composeMail } from './outgoing.ts';
import { sendMail, testSmtp } from './smtp.ts';

/** Mails with their files, in base64: what Postmark and SendGrid take at most, and a little more. */
const BODY_LIMIT = 40 * 1024 * 1024;

/** Mails of a conversation that are looked through for the one to answer. */
const LOOK_BACK = 20;

/** An e-mail address of the business: mails come in through the service that receives them, and go out by SMTP. */
export const emailKind = channelKind<EmailCredentials>({
  kind: 'email',
  channel: 'email',
  credentials: emailCredentials,
  accountOf: () => null,
  webhook: {
    bodyLimit: BODY_LIMIT,
    verify: (request, credentials) => inboundOf(credentials).verify(request),
    parse: (request, { credentials }) => inboundOf(credentials).parse(request),
  },
  send: async (message, { credentials: { address, smtp }, name }, around) => {
    if (smtp == null)
      return { kind: 'not_sent', reason: 'No mail server to send by is connected.', retryAfterMs: null };
    const earlier = await around.earlierMessages(LOOK_BACK);
    const composed = await composeMail(message, { address, name }, { earlier, optOutUrl: around.optOutUrl, smtp });
    return sendMail(smtp, { from: address, to: message.channelUserId }, composed, around.allowPrivate);
  },
  test: async ({ credentials: { smtp } }, { allowPrivate }) =>
    smtp == null ? { kind: 'ok' } : testSmtp(smtp, allowPrivate),
});

/** The service that receives the mails of an account, with its part of the credentials. */
function inboundOf({ inbound, address }: EmailCredentials) {
  const by = <Inbound>(provider: InboundProvider<Inbound>, own: Inbound) => ({
    verify: (request: WebhookRequest) => provider.verify(request, own),
    parse: (request: WebhookRequest) => provider.parse(request, own, address),
  });
  switch (inbound.provider) {
    case 'postmark':
      return by(postmark, inbound);
    case 'sendgrid':
      return by(sendgrid, inbound);
    case 'mailgun':
      return by(mailgun, inbound);
  }
}
