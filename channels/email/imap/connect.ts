import { ImapFlow } from 'imapflow';
import type { TestResult, WatchEnd, WatchSurroundings } from '../../port.ts';
import type { Imap } from '../credentials.ts';
import { certifiedName, publicAddress, TIMEOUT_MS } from '../mail-server.ts';

/** Port of IMAP over TLS from the first byte (RFC 8314); on the others TLS begins by STARTTLS. */
const TLS_PORT = 993;

/** A mailbox that is looked at once a minute and says nothing for this long is gone. */
const SILENT_FOR_MS = 150_000;

/** Answers to a login that say nothing about user and password (RFC 5530): the server has no room for us at the moment. */
const PASSING = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']);

/** A mailbox that is open, and whose it is. */
export interface OpenMailbox {
  readonly client: ImapFlow;
  readonly address: string;
  readonly imap: Imap;
  readonly around: WatchSurroundings;
}

/** What a mail server, or the way to it, says. */
interface ImapError extends Error {
  readonly code?: string;
  readonly authenticationFailed?: boolean;
  readonly serverResponseCode?: string;
  readonly mailboxMissing?: boolean;
  readonly tlsFailed?: boolean;
}

/**
 * Logs in and opens the mailbox, for reading alone: what is unread stays unread.
 *
 * @param whileOpening ends it before it has come about
 * @throws what {@link endOf} reads
 */
export async function openMailbox(
  { host, port, user, password, mailbox }: Imap,
  allowPrivate: boolean,
  whileOpening?: AbortSignal,
): Promise<ImapFlow> {
  const secure = port === TLS_PORT;
  const client = new ImapFlow({
    ...{ host: await publicAddress(host, allowPrivate), port, secure, auth: { user, pass: password } },
    ...{ servername: certifiedName(host), tls: { servername: certifiedName(host) } },
    // A password never goes over an open line, except to a machine of one's own.
    ...(secure || allowPrivate ? {} : { doSTARTTLS: true }),
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: SILENT_FOR_MS },
    ...{ logger: false, disableAutoIdle: true, disableCompression: true, disableAutoEnable: true },
    clientInfo: { name: 'Rapport', version: false, vendor: false, 'support-url': false },
  });
  // What goes wrong between two commands is told by the next of them; unheard it would end the process.
  client.on('error', () => undefined);
  const giveUp = (): void => client.close();
  whileOpening?.addEventListener('abort', giveUp, { once: true });
  try {
    await client.connect();
    await client.mailboxOpen(mailbox, { readOnly: true });
    return client;
  } catch (error) {
    client.close();
    throw error;
  } finally {
    whileOpening?.removeEventListener('abort', giveUp);
  }
}

/** Whether the mailbox can be opened by user and password. */
export async function testMailbox(imap: Imap, allowPrivate: boolean): Promise<TestResult> {
  try {
    const client = await openMailbox(imap, allowPrivate);
    // Whatever becomes of the farewell, the mailbox was open.
    await client.logout().catch(() => undefined);
    return { kind: 'ok' };
  } catch (error) {
    return { kind: 'fault', ...endOf(error) };
  }
}

/** Only codes are told: a server's words may quote addresses. */
export function endOf(error: unknown): WatchEnd {
  const { code, authenticationFailed, serverResponseCode = '', mailboxMissing, tlsFailed } = error as ImapError;
  const answer = /^[A-Z]+$/.test(serverResponseCode) ? ` (${serverResponseCode})` : '';
  if (authenticationFailed && PASSING.has(serverResponseCode))
    return { fault: 'unreachable', detail: `The mail server lets nobody in for now${answer}.` };
  if (authenticationFailed)
    return { fault: 'credentials', detail: `The mail server refused user and password of the mailbox${answer}.` };
  if (mailboxMissing) return { fault: 'permission', detail: 'There is no mailbox of this name.' };
  if (code === 'EPRIVATE')
    return { fault: 'restricted', detail: 'The address of the mailbox’s server is not a public one.' };
  if (tlsFailed)
    return { fault: 'restricted', detail: 'The mailbox’s server offers no encryption that can be trusted.' };
  return { fault: 'unreachable', detail: `The mailbox cannot be reached (${code ?? 'no answer'}).` };
}
