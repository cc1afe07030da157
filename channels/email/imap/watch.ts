import type { ImapFlow } from 'imapflow';
import type { Connection, WatchEnd, WatchSurroundings } from '../../port.ts';
import type { EmailCredentials } from '../credentials.ts';
import { endOf, openMailbox, type OpenMailbox } from './connect.ts';
import { fetchMail } from './fetch-mail.ts';
import { listenAt } from './listen.ts';
import { readPlace, type MailboxPlace } from './place.ts';
import { readMail } from './read-mail.ts';
import { sentFolderOf, takeSent } from './sent.ts';

/** Servers tell of a new mail at once where they can (IDLE). Looking for it all the same shows that they are still there. */
export const LOOK_EVERY_MS = 60_000;

/**
 * After mails were numbered anew those since the last one are looked through, and so much before: SINCE knows days alone, and no
 * zone (RFC 3501, 6.4.4).
 */
const LOOK_BACK_MS = 2 * 86_400_000;

/** How far a server's clock may be behind ours. */
const BEHIND_MS = 3_600_000;

/** What is looked for in a mailbox: by number, or by day; and from when on it is taken in. */
interface Look {
  readonly which: { readonly uid: string } | { readonly since: Date };
  readonly notBefore: number;
}

/** Stays at a mailbox: takes in each mail that comes, one after the other. */
export async function stayAtMailbox(
  { credentials: { address, inbound } }: Connection<EmailCredentials>,
  around: WatchSurroundings,
): Promise<WatchEnd | null> {
  if (inbound.provider !== 'imap') throw new TypeError('mails of this account are posted');
  const { signal, allowPrivate } = around;
  let client: ImapFlow;
  try {
    client = await openMailbox(inbound, allowPrivate, signal);
  } catch (error) {
    return signal.aborted ? null : endOf(error);
  }
  const { waitForNews, stopListening } = listenAt(client, signal);
  const watch: OpenMailbox = { client, address, imap: inbound, around };
  try {
    await around.entered();
    let place = await placeToGoOnFrom(watch);
    const sentFolder = await sentFolderOf(client, inbound.mailbox);
    while (!signal.aborted) {
      place = await takeNew(watch, place, {
        which: { uid: `${String(place.lastUid + 1)}:*` },
        // New to the mailbox and yet from before: somebody has moved it there.
        notBefore: Date.parse(place.since) - BEHIND_MS,
      });
      const after = sentFolder === null ? place : await takeSent(watch, place, sentFolder);
      // While the other folder was open, nobody was told of what came.
      if (after === place) await waitForNews(LOOK_EVERY_MS);
      place = after;
    }
    return null;
  } catch (error) {
    return signal.aborted ? null : endOf(error);
  } finally {
    stopListening();
    client.close();
  }
}

/** Where to go on: behind all that is there when an account is looked at for the first time. */
async function placeToGoOnFrom(watch: OpenMailbox): Promise<MailboxPlace> {
  const { client, imap, around } = watch;
  const before = readPlace(around.place);
  const [uidValidity, lastUid, now] = [validityOf(client), await lastUidIn(client), around.clock().toISOString()];
  const box = `${imap.user}@${imap.host}/${imap.mailbox}`;
  if (before?.box === box && before.uidValidity === uidValidity) return before;
  if (before?.box === box) {
    // Mails were numbered anew. Which of them were taken in, their own ids say.
    const renumbered = await takeNew(
      watch,
      { ...before, uidValidity, lastUid: 0 },
      {
        which: { since: new Date(Date.parse(before.takenAt) - LOOK_BACK_MS) },
        // Told in whole seconds.
        notBefore: Math.floor(Date.parse(before.since) / 1_000) * 1_000,
      },
    );
    return { ...renumbered, lastUid: Math.max(lastUid, renumbered.lastUid) };
  }
  const place = { box, uidValidity, lastUid, since: now, takenAt: now };
  await around.take([], place);
  return place;
}

const validityOf = ({ mailbox }: ImapFlow): string => (mailbox === false ? '' : String(mailbox.uidValidity));

/** The number of the newest mail, or of one that was there once. */
async function lastUidIn(client: ImapFlow): Promise<number> {
  const next = client.mailbox === false ? undefined : client.mailbox.uidNext;
  if (next !== undefined) return next - 1;
  // Servers may leave it out (RFC 3501, 6.3.1).
  return ((await client.search({ all: true }, { uid: true })) || []).reduce((last, uid) => Math.max(last, uid), 0);
}

/** Takes in the mails that are found, the oldest first. @returns the place that was reached */
async function takeNew(
  { client, address, imap, around }: OpenMailbox,
  from: MailboxPlace,
  { which, notBefore }: Look,
): Promise<MailboxPlace> {
  const found = await client.search(which, { uid: true });
  if (!found) throw Object.assign(new Error('the mailbox cannot be searched'), { code: 'SEARCH' });
  let place = from;
  // A range to `*` always has the last mail in it.
  for (const uid of found.filter((each) => each > from.lastUid)) {
    if (around.signal.aborted) return place;
    const mail = await fetchMail(client, uid, around.clock());
    place = { ...place, lastUid: uid, takenAt: around.clock().toISOString() };
    // Gone between the two questions; or of before the account was connected.
    if (mail === null || mail.receivedAt.getTime() < notBefore) continue;
    const { authservId } = imap;
    await around.take([await readMail(mail.raw, { address, authservId, receivedAt: mail.receivedAt })], place);
  }
  return place;
}
