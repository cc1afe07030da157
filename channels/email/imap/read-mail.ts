import { simpleParser, type ParsedMail } from 'mailparser';
import type { ReceivedEvent } from '../../../domain/channel-events.ts';
import { notUnderstood } from '../../events.ts';
import { passedDmarc } from '../authentication.ts';
import { readHeaders, type Mail } from '../mail.ts';
import { receivedFrom } from '../received.ts';
import { readBounce } from './bounce.ts';

/** Longer heads are nobody's; what is beyond is not looked at. */
const LONGEST_HEAD = 256 * 1024;

/** Of a mail that cannot be read: enough to see what it is. */
const KEPT = 4_096;

/**
 * What a mail in the mailbox comes to.
 *
 * @param raw as it lies there, cut off at its end where it is very long
 * @param receivedAt when it came into the mailbox
 */
export async function readMail(
  raw: Buffer,
  {
    address,
    authservId,
    receivedAt,
  }: {
    readonly address: string;
    readonly authservId: string | null | undefined;
    readonly receivedAt: Date;
  },
): Promise<ReceivedEvent> {
  const item = raw.subarray(0, KEPT).toString('utf8');
  const bounce = readBounce(readHeaders(headOf(raw)), raw, receivedAt);
  if (bounce !== null) return bounce;
  const read = await parseMail(raw, authservId);
  // The parser takes nearly anything; what it does not is kept for a person to look at.
  if (read === null) return notUnderstood('unreadable', null, item);
  return receivedFrom(read.mail, { address, raw, receivedAt, item });
}

/** @returns null for what is no mail at all */
export async function parseMail(
  raw: Buffer,
  authservId: string | null | undefined,
): Promise<{ readonly mail: Mail; readonly to: readonly string[] } | null> {
  let parsed: ParsedMail;
  try {
    parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, keepCidLinks: true });
  } catch {
    // Whoever asked says what becomes of it.
    return null;
  }
  const headers = readHeaders(headOf(raw));
  const addresses = (header: ParsedMail['to']) =>
    (header === undefined ? [] : [header].flat()).flatMap(({ value }) => value.flatMap((each) => each.group ?? [each]));
  const sender = addresses(parsed.from).find(({ address }) => address !== undefined && address !== '');
  const mail: Mail = {
    from: sender?.address === undefined ? null : { address: sender.address, name: sender.name },
    ...{ subject: parsed.subject ?? '', text: parsed.text ?? '', html: parsed.html || '', newWords: '' },
    ...{ headers, providerId: null, vouched: passedDmarc(headers, authservId) },
    files: parsed.attachments.map(({ filename, contentType }) => ({ name: filename ?? '', type: contentType })),
  };
  return { mail, to: addresses(parsed.to).flatMap(({ address }) => address ?? []) };
}

/** Up to the first empty line. */
function headOf(raw: Buffer): string {
  const head = raw.subarray(0, LONGEST_HEAD).toString('utf8');
  const end = /\r?\n\r?\n/.exec(head)?.index;
  return end === undefined ? head : head.slice(0, end);
}
