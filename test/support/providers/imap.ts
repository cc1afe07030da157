import { createServer, type AddressInfo } from 'node:net';
import { answer, tellNews, type ImapMailbox, type ImapManner, type Session } from './imap-session.ts';

/** A mailbox on loopback, over TCP: as RFC 3501 and RFC 2177 (IDLE) have it, as far as somebody who reads needs it. */
export interface ImapDouble extends ImapManner {
  readonly port: number;
  /** The commands of all sessions so far, without their tags and arguments. */
  readonly commands: string[];
  /** Sessions that are open at the moment. */
  readonly openSessions: number;
  /** How many are told at once of what comes. */
  readonly idling: number;
  /** Puts a mail into the mailbox, and tells it to those who listen. */
  deliver(raw: string, at?: Date): void;
  /** Puts a copy of a mail into the folder of sent ones. */
  send(raw: string): void;
  /** Breaks all sessions off. */
  cut(): void;
  /** Gives all mails new numbers. */
  renumber(): void;
  close(): Promise<void>;
}

export async function startImapDouble(): Promise<ImapDouble> {
  const mailbox: ImapMailbox = { uidValidity: 1_700_000_001, uidNext: 1, mails: [] };
  const sent: ImapMailbox = { uidValidity: 1_700_000_777, uidNext: 1, mails: [] };
  const sessions = new Set<Session>();
  const commands: string[] = [];
  const server = createServer((socket) => {
    const folders = { INBOX: mailbox, Sent: sent };
    const session: Session = { socket, folders, mailbox: null, idleTag: null, told: 0, manner: double, commands };
    sessions.add(session);
    listen(session);
    socket.on('close', () => sessions.delete(session));
    socket.on('error', () => undefined);
    socket.write('* OK ready\r\n');
  });
  const double: ImapDouble = {
    ...{ commands, refuseWith: null, hasIdle: true },
    get port() {
      return (server.address() as AddressInfo).port;
    },
    get openSessions() {
      return sessions.size;
    },
    get idling() {
      return [...sessions].filter(({ idleTag }) => idleTag !== null).length;
    },
    send: (raw) => put(sent, raw, new Date()),
    deliver: (raw, at = new Date()) => {
      put(mailbox, raw, at);
      for (const session of sessions) if (session.idleTag !== null) tellNews(session);
    },
    cut: () => {
      for (const { socket } of sessions) socket.destroy();
    },
    renumber: () => {
      mailbox.uidValidity += 1;
      mailbox.mails.forEach((mail, index) => (mail.uid = index + 1));
      mailbox.uidNext = mailbox.mails.length + 1;
    },
    close: () =>
      new Promise((resolve) => {
        double.cut();
        server.close(() => resolve());
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return double;
}

function put(folder: ImapMailbox, raw: string, at: Date): void {
  folder.mails.push({ uid: folder.uidNext, raw: raw.replace(/\r?\n/g, '\r\n'), at });
  folder.uidNext += 1;
}

/** Lines, with literals (`{12}`) put into them as quoted strings. */
function listen(session: Session): void {
  let pending = '';
  let line = '';
  session.socket.setEncoding('latin1');
  session.socket.on('data', (chunk: string) => {
    pending += chunk;
    for (;;) {
      const end = pending.indexOf('\r\n');
      if (end < 0) return;
      const part = pending.slice(0, end);
      const literal = /\{(\d+)(\+?)\}$/.exec(part);
      if (literal === null) {
        pending = pending.slice(end + 2);
        take(session, line + part);
        line = '';
        continue;
      }
      const size = Number(literal[1]);
      if (literal[2] === '' && pending.length === end + 2) session.socket.write('+ go on\r\n');
      if (pending.length < end + 2 + size) return;
      line += `${part.slice(0, literal.index)}"${pending.slice(end + 2, end + 2 + size)}"`;
      pending = pending.slice(end + 2 + size);
    }
  });
}

function take(session: Session, line: string): void {
  if (session.idleTag !== null) {
    session.socket.write(`${session.idleTag} OK done\r\n`);
    session.idleTag = null;
    return;
  }
  const [, tag = '*', command = '', rest = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/is.exec(line) ?? [];
  session.commands.push(command.toUpperCase());
  answer(session, tag, command.toUpperCase(), rest);
}
