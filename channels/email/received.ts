import { createHash } from 'node:crypto';
import type { ReceivedAttachment, ReceivedEvent } from '../../domain/channel-events.ts';
import { normaliseEmail } from '../../domain/identity.ts';
import { robotIn } from './automatic.ts';
import { headerOf, messageIdsIn, type Mail } from './mail.ts';
import { wordsOf } from './words.ts';

/** Of a conversation's ids as many as a `References` header carries without being cut. */
const MOST_REFERENCES = 20;

/** What a reply needs to know of the mail that it answers. */
export interface MailData {
  readonly subject: string;
  readonly references: readonly string[];
  /** All that was written, where the message holds less. */
  readonly whole?: string;
}

/**
 * What a mail comes to: a message of its sender, or, of a robot's or our own, nothing.
 *
 * @param raw what it was read from: its hash is the id of a mail that has none
 * @param item for what is kept of a mail that cannot be read
 */
export function receivedFrom(
  mail: Mail,
  {
    address,
    raw,
    receivedAt,
    item,
  }: { readonly address: string; readonly raw: Buffer; readonly receivedAt: Date; readonly item: unknown },
): ReceivedEvent {
  const event = (type: string, each: ReceivedEvent['event']): ReceivedEvent => ({
    type,
    account: null,
    event: each,
    item,
  });
  const from = mail.from === null ? null : normaliseEmail(mail.from.address);
  if (from === null) return event('no_sender', { kind: 'unknown', channelUserId: null });
  const robot = robotIn(mail);
  if (robot !== null) return event(robot, { kind: 'noted' });
  if (from === address) return event('own', { kind: 'noted' });
  const contents = contentsOf(mail, raw, receivedAt);
  if (contents === null) return event('empty', { kind: 'noted' });
  const name = mail.from?.name.trim() ?? '';
  return event('message', {
    kind: 'message',
    message: {
      ...{ ...contents, channelUserId: from, direction: 'inbound', author: 'contact' },
      person: { ...(isName(name, from) ? { name: name.slice(0, 200) } : {}), email: from, verified: mail.vouched },
    },
  });
}

/** What a mail says, whoever wrote it; null for nothing. */
export function contentsOf(mail: Mail, raw: Buffer, receivedAt: Date) {
  const { text, whole } = wordsOf(mail);
  const attachments = mail.files.map(attachmentOf);
  if (text === '' && attachments.length === 0) return null;
  const channelData: MailData = {
    subject: mail.subject.slice(0, 1_000),
    references: referencesIn(mail),
    ...(whole === null ? {} : { whole }),
  };
  return {
    ...{ channelMessageId: idOf(mail, raw), text, attachments, sentAt: sentAt(mail, receivedAt) },
    channelData: { ...channelData },
  };
}

/** Many programs write the address where a name should stand. */
const isName = (name: string, address: string): boolean => name !== '' && name.toLowerCase() !== address;

/** Files are not fetched: that there was one, and what it was called, is said. */
const attachmentOf = ({ name, type }: Mail['files'][number]): ReceivedAttachment => ({
  type: /^(image|audio|video)\//.exec(type)?.[1] ?? 'file',
  url: null,
  name: name.slice(0, 255),
});

/** The sender's own id of it (RFC 5322, Message-ID), under which replies name it. */
function idOf({ headers, providerId }: Mail, raw: Buffer): string {
  const own = messageIdsIn(headerOf(headers, 'message-id'))[0] ?? '';
  if (own !== '' && own.length <= 500) return own;
  return providerId ?? createHash('sha256').update(raw).digest('hex');
}

function referencesIn({ headers }: Mail): string[] {
  const references = messageIdsIn(headerOf(headers, 'references'));
  const all = references.length > 0 ? references : messageIdsIn(headerOf(headers, 'in-reply-to'));
  return all.filter((id) => id.length <= 500).slice(-MOST_REFERENCES);
}

/** As the sender's clock has it, but never later than it came. */
function sentAt({ headers }: Mail, receivedAt: Date): Date {
  // Comments such as `(PDT)` are allowed behind the zone, and Date does not know all of them.
  const told = new Date(
    headerOf(headers, 'date')
      .replace(/\([^)]*\)/g, '')
      .trim(),
  );
  const isUsable = !Number.isNaN(told.getTime()) && told <= receivedAt && told.getUTCFullYear() >= 1971;
  return isUsable ? told : receivedAt;
}
