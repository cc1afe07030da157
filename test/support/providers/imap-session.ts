import type { Socket } from 'node:net';

export const IMAP_USER = { user: 'hello@salon.example', password: 'a password of the mailbox' };

/** What a server does with whoever comes. */
export interface ImapManner {
  /** Refuses also the right user and password, with this code. */
  refuseWith: string | null;
  hasIdle: boolean;
}

export interface ImapMail {
  uid: number;
  readonly raw: string;
  /** When it came into the mailbox. */
  readonly at: Date;
}

export interface ImapMailbox {
  uidValidity: number;
  uidNext: number;
  readonly mails: ImapMail[];
}

export interface Session {
  readonly socket: Socket;
  readonly folders: Readonly<Record<string, ImapMailbox>>;
  readonly manner: ImapManner;
  readonly commands: string[];
  /** The one that is open. */
  mailbox: ImapMailbox | null;
  /** Of the IDLE that is under way. */
  idleTag: string | null;
  /** How many mails it knows of. */
  told: number;
}

/** Untagged, as soon as there is something new: servers may tell it with nearly any answer. */
export function tellNews(session: Session): void {
  const { socket, mailbox, told } = session;
  if (mailbox === null || mailbox.mails.length === told) return;
  session.told = mailbox.mails.length;
  socket.write(`* ${String(session.told)} EXISTS\r\n`);
}

/** Answers one command, as a server that has little to offer. */
export function answer(session: Session, tag: string, command: string, rest: string): void {
  const { socket, manner } = session;
  const ok = (...untagged: readonly string[]): void => {
    socket.write([...untagged, `${tag} OK done`].map((line) => `${line}\r\n`).join(''), 'latin1');
  };
  switch (command) {
    case 'CAPABILITY':
      return ok(`* CAPABILITY IMAP4rev1${manner.hasIdle ? ' IDLE' : ''}`);
    case 'LOGIN':
      return login(session, tag, rest, ok);
    case 'LIST':
      return ok(...list(words(rest)[1] ?? ''));
    case 'STATUS':
      return ok(...status(session, words(rest)[0] ?? ''));
    case 'SELECT':
    case 'EXAMINE':
      return open(session, tag, rest);
    case 'UID SEARCH':
      tellNews(session);
      return ok(`* SEARCH ${search(session.mailbox?.mails ?? [], rest).join(' ')}`.trimEnd());
    case 'UID FETCH':
      return ok(...fetch(session.mailbox?.mails ?? [], rest));
    case 'NOOP':
      tellNews(session);
      return ok();
    case 'IDLE':
      if (!manner.hasIdle) return void socket.write(`${tag} BAD unknown command\r\n`);
      session.idleTag = tag;
      socket.write('+ idling\r\n');
      return tellNews(session);
    case 'LOGOUT':
      ok('* BYE farewell');
      return void socket.end();
    default:
      socket.write(`${tag} BAD unknown command\r\n`);
  }
}

const words = (rest: string): string[] =>
  [...rest.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
  );

function login({ socket, manner }: Session, tag: string, rest: string, ok: () => void): void {
  const [user, password] = words(rest);
  if (manner.refuseWith !== null) return void socket.write(`${tag} NO [${manner.refuseWith}] not now\r\n`);
  if (user === IMAP_USER.user && password === IMAP_USER.password) return ok();
  socket.write(`${tag} NO [AUTHENTICATIONFAILED] who is ${String(user)}?\r\n`);
}

function open(session: Session, tag: string, rest: string): void {
  const { socket, folders } = session;
  const mailbox = folders[words(rest)[0] ?? ''];
  if (mailbox === undefined) return void socket.write(`${tag} NO [NONEXISTENT] there is none\r\n`);
  session.mailbox = mailbox;
  session.told = mailbox.mails.length;
  const lines = [
    '* FLAGS (\\Seen)',
    `* ${String(session.told)} EXISTS`,
    `* OK [UIDVALIDITY ${String(mailbox.uidValidity)}] valid`,
    `* OK [UIDNEXT ${String(mailbox.uidNext)}] next`,
    `${tag} OK [READ-ONLY] open`,
  ];
  socket.write(lines.map((line) => `${line}\r\n`).join(''));
}

/** All, one by its name, or, for '', how names are parted (RFC 3501, 6.3.8). */
function list(pattern: string): string[] {
  if (pattern === '') return ['* LIST (\\Noselect) "/" ""'];
  const all = { INBOX: '* LIST () "/" "INBOX"', Sent: '* LIST (\\Sent) "/" "Sent"' };
  return Object.entries(all).flatMap(([name, line]) => (pattern === '*' || pattern === name ? [line] : []));
}

function status({ folders }: Session, name: string): string[] {
  const folder = folders[name];
  if (folder === undefined) return [];
  return [`* STATUS "${name}" (UIDNEXT ${String(folder.uidNext)} UIDVALIDITY ${String(folder.uidValidity)})`];
}

/** `UID n:*`, where the last mail is always in, or `SINCE d-Mon-yyyy`. */
function search(mails: readonly ImapMail[], rest: string): number[] {
  const range = /UID (\d+):\*/i.exec(rest);
  const since = /SINCE (\S+)/i.exec(rest);
  if (range !== null) {
    const last = mails.at(-1)?.uid ?? 0;
    return mails.filter(({ uid }) => uid >= Math.min(Number(range[1]), last)).map(({ uid }) => uid);
  }
  const day = since === null ? 0 : Date.parse(`${since[1]?.replaceAll('"', '') ?? ''} UTC`);
  return mails.filter(({ at }) => at.getTime() >= day).map(({ uid }) => uid);
}

function fetch(mails: readonly ImapMail[], rest: string): string[] {
  const asked = Number(/^\d+/.exec(rest)?.[0]);
  const index = mails.findIndex(({ uid }) => uid === asked);
  const mail = mails[index];
  if (mail === undefined) return [];
  const raw = Buffer.from(mail.raw, 'utf8');
  const section = rest.includes('BODY.PEEK[]<') ? 'BODY[]<0>' : 'BODY[]';
  const body = `${section} {${String(raw.length)}}\r\n${raw.toString('latin1')}`;
  return [`* ${String(index + 1)} FETCH (UID ${String(mail.uid)} INTERNALDATE "${dateTime(mail.at)}" ${body})`];
}

/** RFC 3501: `17-Jul-1996 02:44:25 +0000`. */
function dateTime(at: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(at.toUTCString()) ?? [];
  return `${String(day)}-${String(month)}-${String(year)} ${String(time)} +0000`;
}
