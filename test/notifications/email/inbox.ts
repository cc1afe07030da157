import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export interface Inbox {
  readonly smtpUrl: string;
  readonly mails: Received[];
  /** Answers "try again later" while this is true. */
  refusing: boolean;
  close(): Promise<void>;
}

/** A real mail server on loopback that keeps what it is given. */
export async function startInbox(): Promise<Inbox> {
  const inbox = { mails: [] as Received[], refusing: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (inbox.refusing) return done(Object.assign(new Error('busy'), { responseCode: 451 }));
        const [head = '', ...text] = Buffer.concat(chunks).toString().split('\r\n\r\n');
        const subject = /^Subject: (.+(?:\r\n .+)*)/m.exec(head)?.[1]?.replace(/\r\n /g, ' ') ?? '';
        const to = session.envelope.rcptTo.map(({ address }) => address);
        inbox.mails.push({ to, subject, text: text.join('\n\n').replaceAll('\r\n', '\n') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(inbox, {
    smtpUrl: `smtp://127.0.0.1:${String(port)}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
