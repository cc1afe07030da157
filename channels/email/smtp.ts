import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SendResult, TestResult } from '../port.ts';
import type { Smtp } from './credentials.ts';
import { certifiedName, publicAddress, TIMEOUT_MS } from './mail-server.ts';

/** Port of SMTP over TLS from the first byte (RFC 8314); on the others TLS begins by STARTTLS. */
const TLS_PORT = 465;

/** Greylisting servers want a sender back after some minutes. */
const RETRY_AFTER_MS = 5 * 60_000;

/** What a mail server, or the way to it, says. */
interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/**
 * Hands a mail to a mail server. Whatever goes wrong before its content is sent is certainly not sent; a connection that breaks
 * after the server had begun to read it, without an answer, leaves it unknown.
 */
export async function sendMail(
  smtp: Smtp,
  envelope: { readonly from: string; readonly to: string },
  { messageId, mail }: { readonly messageId: string; readonly mail: Buffer },
  allowPrivate: boolean,
): Promise<SendResult> {
  const connection = await openConnection(smtp, allowPrivate).catch((error: SmtpError) => error);
  if (connection instanceof Error) return notSent(connection);
  let hasBegun = false;
  const content = new Readable({
    // Asked for only once the server has said that it wants the content.
    read() {
      hasBegun = true;
      this.push(mail);
      this.push(null);
    },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.send({ from: envelope.from, to: [envelope.to], size: mail.length }, content, (error) =>
        error === null || error === undefined ? resolve() : reject(error),
      );
    });
    return { kind: 'sent', providerMessageId: messageId };
  } catch (error) {
    const failed = error as SmtpError;
    if (failed.responseCode === undefined && hasBegun)
      return { kind: 'unknown', reason: 'The connection to the mail server broke off while it was taking the mail.' };
    return notSent(failed);
  } finally {
    connection.close();
  }
}

/** Whether the server can be reached, and takes the user and password. */
export async function testSmtp(smtp: Smtp, allowPrivate: boolean): Promise<TestResult> {
  const connection = await openConnection(smtp, allowPrivate).catch((error: SmtpError) => error);
  if (!(connection instanceof Error)) {
    connection.close();
    return { kind: 'ok' };
  }
  const result = notSent(connection);
  return { kind: 'fault', fault: result.fault ?? 'unreachable', detail: result.reason };
}

async function openConnection(smtp: Smtp, allowPrivate: boolean): Promise<SMTPConnection> {
  const { host, port, user, password } = smtp;
  const connection = new SMTPConnection({
    host: await publicAddress(host, allowPrivate),
    ...{ port, secure: port === TLS_PORT, tls: { servername: certifiedName(host) } },
    // A password never goes over an open line, except to a machine of one's own.
    requireTLS: user != null && !allowPrivate && port !== TLS_PORT,
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    if (user != null) {
      await new Promise<void>((resolve, reject) => {
        connection.once('error', reject);
        connection.login({ user, pass: password ?? '' }, (error) => (error ? reject(error) : resolve()));
      });
    }
    // What goes wrong from here on is told to whoever sends; unheard it would end the process.
    connection.on('error', () => undefined);
    return connection;
  } catch (error) {
    connection.on('error', () => undefined);
    connection.close();
    throw error;
  }
}

/** Only the server's code is told: its words may quote addresses. */
function notSent({ code, responseCode }: SmtpError): Extract<SendResult, { kind: 'not_sent' }> {
  const answer = responseCode === undefined ? '' : ` (${String(responseCode)})`;
  if (code === 'EAUTH')
    return {
      kind: 'not_sent',
      reason: `The mail server refused user and password${answer}.`,
      retryAfterMs: null,
      fault: 'credentials',
    };
  if (code === 'EPRIVATE')
    return {
      kind: 'not_sent',
      reason: 'The mail server’s address is not a public one.',
      retryAfterMs: null,
      fault: 'restricted',
    };
  if (responseCode === undefined)
    return {
      kind: 'not_sent',
      reason: `The mail server could not be reached (${code ?? 'no answer'}).`,
      retryAfterMs: RETRY_AFTER_MS,
      fault: 'unreachable',
    };
  if (responseCode >= 500)
    return { kind: 'not_sent', reason: `The mail server refused the mail for good${answer}.`, retryAfterMs: null };
  return {
    kind: 'not_sent',
    reason: `The mail server refused the mail for now${answer}.`,
    retryAfterMs: RETRY_AFTER_MS,
  };
}
