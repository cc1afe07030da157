import { channelKind, type Surroundings, type TestResult, type WebhookRequest } from '../port.ts';
import { emailCredentials, type EmailCredentials } from './credentials.ts';
import { testMailbox } from './imap/connect.ts';
import { LOOK_EVERY_MS, stayAtMailbox } from './imap/watch.ts';
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

/**
 * An e-mail address of the business: mails come in through the service that receives them, or are read in its mailbox, and go out
 * by SMTP.
 */
export const emailKind = channelKind<EmailCredentials>({
  kind: 'email',
  channel: 'email',
  credentials: emailCredentials,
  // Read twice, a mailbox would bring every mail twice.
  accountOf: ({ inbound, address }) => (inbound.provider === 'imap' ? address : null),
  webhook: {
    bodyLimit: BODY_LIMIT,
    verify: (request, credentials) => inboundOf(credentials).verify(request),
    parse: (request, { credentials }) => inboundOf(credentials).parse(request),
  },
  watch: {
    isFor: ({ inbound }) => inbound.provider === 'imap',
    lookEveryMs: LOOK_EVERY_MS,
    stay: stayAtMailbox,
  },
  send: async (message, { credentials: { address, smtp }, name }, around) => {
    if (smtp == null)
      return { kind: 'not_sent', reason: 'No mail server to send by is connected.', retryAfterMs: null };
    const earlier = await around.earlierMessages(LOOK_BACK);
    const composed = await composeMail(message, { address, name }, { earlier, optOutUrl: around.optOutUrl, smtp });
    return sendMail(smtp, { from: address, to: message.channelUserId }, composed, around.allowPrivate);
  },
  test: async ({ credentials }, around) => {
    const incoming = await testInbound(credentials, around);
    if (incoming.kind !== 'ok' || credentials.smtp == null) return incoming;
    return testSmtp(credentials.smtp, around.allowPrivate);
  },
});

/** Services tell by themselves: there is nothing to ask them. */
async function testInbound({ inbound }: EmailCredentials, { allowPrivate }: Surroundings): Promise<TestResult> {
  return inbound.provider === 'imap' ? testMailbox(inbound, allowPrivate) : { kind: 'ok' };
}

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
    case 'imap':
      return NOTHING_IS_POSTED;
  }
}

/** A mailbox is read: whoever posts mails for it is somebody else. */
const NOTHING_IS_POSTED = { verify: () => false, parse: () => [] };
