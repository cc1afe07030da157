import MailComposer from 'nodemailer/lib/mail-composer';
import type { EarlierMessage, OutgoingMessage } from '../port.ts';
import type { EmailCredentials } from './credentials.ts';
import { messageIdsIn } from './mail.ts';
import { messageIdOf, SEND_ID_FIELD } from './send-id.ts';

/** Ids in a `References` header: enough for every mail program to find the thread. */
const MOST_REFERENCES = 20;

/** Postmark gives back in its events what is sent along under this name. */
const POSTMARK_FIELD = `X-PM-Metadata-${SEND_ID_FIELD}`;

interface Composed {
  readonly messageId: string;
  readonly mail: Buffer;
}

/**
 * A mail that continues the conversation: under the subject of the contact's last one and pointing at it, so that it stands in the
 * same thread. Its id follows from the send's own: whoever gets it twice can tell.
 */
export async function composeMail(
  message: Pick<OutgoingMessage, 'idempotencyKey' | 'channelUserId' | 'text'>,
  { address, name }: { readonly address: string; readonly name: string },
  {
    earlier,
    optOutUrl,
    smtp,
  }: {
    readonly earlier: readonly EarlierMessage[];
    readonly optOutUrl: string;
    readonly smtp: NonNullable<EmailCredentials['smtp']>;
  },
): Promise<Composed> {
  const messageId = messageIdOf(message.idempotencyKey, address);
  const answered = earlier.find(({ direction }) => direction === 'inbound');
  const references = answered === undefined ? [] : referencesTo(answered);
  const mail = await new MailComposer({
    from: { name, address },
    to: message.channelUserId,
    subject: subjectOf(answered, name),
    text: message.text,
    messageId,
    ...(references.length === 0 ? {} : { inReplyTo: references.at(-1), references: references.join(' ') }),
    headers: {
      // By one click (RFC 8058), or by a mail with that subject (RFC 2369).
      'List-Unsubscribe': `<${optOutUrl}>, <mailto:${address}?subject=unsubscribe>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      ...(smtp.host.endsWith('postmarkapp.com') ? { [POSTMARK_FIELD]: messageId } : {}),
    },
    // What stands in a text must never read a file of this machine or ask another server.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { messageId, mail };
}

function subjectOf(answered: EarlierMessage | undefined, name: string): string {
  const said = answered?.channelData?.['subject'];
  const subject = typeof said === 'string' ? said.trim() : '';
  if (subject === '') return name;
  return /^(re|aw|sv|antw|rif|odp)\s*:/i.test(subject) ? subject : `Re: ${subject}`;
}

/** All before it and itself, the answered one last. */
function referencesTo({ channelMessageId, channelData }: EarlierMessage): string[] {
  const before = channelData?.['references'];
  const ids = Array.isArray(before) ? before.filter((id): id is string => typeof id === 'string') : [];
  return [...ids, ...messageIdsIn(channelMessageId)].slice(-MOST_REFERENCES);
}
