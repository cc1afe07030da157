import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, as they came. */
  readonly raw: string;
}

/** At which step it refuses, and with which answer; `hangUp`: it breaks off once it has the content. */
export type SmtpRefusal = { readonly at: SmtpStep; readonly code: number } | 'hangUp' | null;
type SmtpStep = 'user' | 'sender' | 'recipient' | 'content';

export interface SmtpDouble {
  readonly port: number;
  readonly mails: TakenMail[];
  refusal: SmtpRefusal;
  close(): Promise<void>;
}

export const SMTP_USER = { user: 'mailer', password: 'a password of the mail server' };

/** A mail server on loopback that wants a user, and answers as RFC 5321 lets servers answer. */
export async function startSmtpDouble(): Promise<SmtpDouble> {
  const sockets = new Set<Socket>();
  const refused = (at: SmtpStep): Error | null => {
    const { refusal } = double;
    if (refusal === null || refusal === 'hangUp' || refusal.at !== at) return null;
    return Object.assign(new Error('not this one'), { responseCode: refusal.code });
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === SMTP_USER.user && password === SMTP_USER.password;
      if (isRight && refused('user') === null) done(null, { user: username });
      else done(Object.assign(new Error('who?'), { responseCode: 535 }));
    },
    onMailFrom: (_address, _session, done) => done(refused('sender')),
    onRcptTo: (_address, _session, done) => done(refused('recipient')),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (double.refusal === 'hangUp') {
          for (const socket of sockets) socket.destroy();
          return;
        }
        const error = refused('content');
        if (error !== null) return done(error);
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        double.mails.push({ from, to, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const double: SmtpDouble = {
    ...{ port, mails: [], refusal: null },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return double;
}
