import type { ImapFlow } from 'imapflow';
import type { ReceivedEvent } from '../../../domain/channel-events.ts';
import { normaliseEmail } from '../../../domain/identity.ts';
import { told } from '../../events.ts';
import { robotIn } from '../automatic.ts';
import { contentsOf } from '../received.ts';
import { sendIdIn } from '../send-id.ts';
import type { OpenMailbox } from './connect.ts';
import { fetchMail } from './fetch-mail.ts';
import type { MailboxPlace } from './place.ts';
import { parseMail } from './read-mail.ts';

/** A mail to more people is a circular, and no answer to any of them. */
const MOST_RECIPIENTS = 10;

/** The folder that mail programs put copies of sent mails into (RFC 6154, or by its name); null for none. */
export async function sentFolderOf(client: ImapFlow, watched: string): Promise<string | null> {
  // Without a list there is no such folder; a connection that broke off shows at the next command.
  const folders = await client.list().catch(() => []);
  const path = folders.find(({ specialUse }) => specialUse === '\\Sent')?.path;
  return path === undefined || path === watched ? null : path;
}

/**
 * Takes in what the business has answered from a mail program of its own since the last look: otherwise somebody who was answered
 * would count as waiting. Begins with now, and again whenever the folder numbers its mails anew.
 *
 * @returns `place` itself where there was nothing new, and the mailbox has been open all the time
 */
export async function takeSent(watch: OpenMailbox, place: MailboxPlace, path: string): Promise<MailboxPlace> {
  const { client, imap, around } = watch;
  const status = await client.status(path, { uidNext: true, uidValidity: true });
  if (!status || status.uidNext === undefined) return place;
  const [before, uidValidity, lastUid] = [place.sent, String(status.uidValidity), status.uidNext - 1];
  if (before?.path !== path || before.uidValidity !== uidValidity) {
    const begun = { ...place, sent: { path, uidValidity, lastUid } };
    await around.take([], begun);
    return begun;
  }
  if (lastUid <= before.lastUid) return place;
  // A folder that is listed and may not be opened keeps nothing else from being read.
  const isOpen = await client.mailboxOpen(path, { readOnly: true }).then(
    () => true,
    () => false,
  );
  const reached = isOpen ? await takeFrom(watch, place, before) : { ...place, sent: { ...before, lastUid } };
  await client.mailboxOpen(imap.mailbox, { readOnly: true });
  return reached;
}

async function takeFrom(
  { client, address, around }: OpenMailbox,
  from: MailboxPlace,
  before: NonNullable<MailboxPlace['sent']>,
): Promise<MailboxPlace> {
  const found = (await client.search({ uid: `${String(before.lastUid + 1)}:*` }, { uid: true })) || [];
  let place = from;
  for (const uid of found.filter((each) => each > before.lastUid)) {
    const mail = await fetchMail(client, uid, around.clock());
    place = { ...place, sent: { ...before, lastUid: uid } };
    if (mail !== null) await around.take(await readSent(mail.raw, address, mail.receivedAt), place);
  }
  return place;
}

/** A message to each of those it went to; one of our own is known by the id that we gave it. */
export async function readSent(raw: Buffer, address: string, receivedAt: Date): Promise<ReceivedEvent[]> {
  const read = await parseMail(raw, null);
  const contents = read === null ? null : contentsOf(read.mail, raw, receivedAt);
  if (read === null || contents === null) return [];
  const sendId = sendIdIn(contents.channelMessageId)?.sendId;
  if (sendId === undefined && robotIn(read.mail) !== null) return [];
  const people = [...new Set(read.to.map(normaliseEmail))].filter((person) => person !== null && person !== address);
  if (people.length > MOST_RECIPIENTS) return [];
  return people.flatMap((channelUserId) =>
    channelUserId === null
      ? []
      : told(
          'sent',
          null,
          {},
          {
            kind: 'message',
            message: {
              ...{ ...contents, channelUserId, direction: 'outbound', author: 'human', person: { verified: false } },
              ...{ onlyKnown: true, ...(sendId === undefined ? {} : { sendId }) },
            },
          },
        ),
  );
}
