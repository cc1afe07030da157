import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailbox, testMailbox } from '../../../channels/email/imap/connect.ts';
import { listenAt } from '../../../channels/email/imap/listen.ts';
import { readMail } from '../../../channels/email/imap/read-mail.ts';
import { startImapDouble, type ImapDouble } from '../../support/providers/imap.ts';
import { IMAP_USER } from '../../support/providers/imap-session.ts';

let server: ImapDouble;
beforeAll(async () => {
  server = await startImapDouble();
});
afterAll(() => server.close());

const imap = (more: object = {}) => ({
  ...{ provider: 'imap' as const, host: '127.0.0.1', port: server.port, ...IMAP_USER, mailbox: 'INBOX', ...more },
});

it('says why a mailbox cannot be opened, without a word of the server’s', async () => {
  expect(await testMailbox(imap(), true)).toEqual({ kind: 'ok' });
  const faults = [
    await testMailbox(imap({ password: 'wrong' }), true),
    await testMailbox(imap({ mailbox: 'Elsewhere' }), true),
    await testMailbox(imap({ port: 9 }), true),
    await testMailbox(imap(), false),
  ];
  expect(faults).toMatchObject(
    ['credentials', 'permission', 'unreachable', 'restricted'].map((fault) => ({ kind: 'fault', fault })),
  );
  expect(JSON.stringify(faults)).not.toMatch(/wrong|who is|salon\.example/);
});

it.each([true, false])('hears of a new mail, with IDLE: %s', async (hasIdle) => {
  server.hasIdle = hasIdle;
  const client = await openMailbox(imap(), true);
  const { waitForNews, stopListening } = listenAt(client, new AbortController().signal);
  server.deliver('Subject: x\n\nBefore anybody waits');
  await waitForNews(60_000);
  const before = server.idling;
  expect(before).toBe(hasIdle ? 1 : 0);
  if (hasIdle) {
    setTimeout(() => server.deliver('Subject: y\n\nWhile somebody waits'), 50);
    await waitForNews(60_000);
  }
  expect(await client.search({ uid: '1:*' }, { uid: true })).toHaveLength(hasIdle ? 2 : 3);
  server.cut();
  await waitForNews(60_000);
  expect(client.usable).toBe(false);
  stopListening();
});

const read = (raw: string) =>
  readMail(Buffer.from(raw.replaceAll('\n', '\r\n')), {
    ...{ address: 'hello@salon.example', authservId: 'mx.salon.example', receivedAt: new Date('2026-11-22T10:00:00Z') },
  });

it('reads mails of many parts: the words, the files’ names, the id', async () => {
  const raw = `From: =?utf-8?q?Jos=C3=A9?= <Jose@Example.org>
Subject: =?utf-8?b?Q2Fmw6k=?=
Message-ID: <parts@example.org>
Date: Sun, 22 Nov 2026 09:30:00 +0000
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Caf=E9 for two?
--a
Content-Type: text/html

<p>Caf&eacute; for two?</p>
--a--
--b
Content-Type: application/pdf; name="menu.pdf"
Content-Disposition: attachment; filename="menu.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b--
`;
  expect(await read(raw)).toMatchObject({
    type: 'message',
    event: {
      kind: 'message',
      message: {
        ...{ channelUserId: 'jose@example.org', channelMessageId: '<parts@example.org>', text: 'Café for two?' },
        ...{ sentAt: new Date('2026-11-22T09:30:00Z'), attachments: [{ type: 'file', name: 'menu.pdf', url: null }] },
        person: { name: 'José', email: 'jose@example.org', verified: false },
        channelData: { subject: 'Café' },
      },
    },
  });
});

describe('a report of a mail server', () => {
  const SEND_ID = '0198b2f0-1111-7222-8333-444455556666';
  const report = ({ action = 'failed', id = `<${SEND_ID}@salon.example>` } = {}) => `Return-Path: <>
From: MAILER-DAEMON@mx.example.org
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status;
	boundary="r"

--r
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ana@example.org
Action: ${action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown
--r
Content-Type: text/rfc822-headers

From: Salon <hello@salon.example>
To: ana@example.org
Message-ID: ${id}
--r--
`;

  it('says that a mail of ours came back', async () => {
    expect((await read(report())).event).toEqual({
      ...{ kind: 'delivery', channelUserId: 'ana@example.org', messages: { ids: [`<${SEND_ID}@salon.example>`] } },
      ...{ progress: 'failed', at: new Date('2026-11-22T10:00:00Z'), error: 'The mail came back (5.1.1).' },
      sendId: SEND_ID,
    });
  });

  it.each([{ action: 'delayed' }, { action: 'delivered' }, { id: '<by-hand@salon.example>' }])(
    'says nothing of one that is on its way, or not ours: %o',
    async (other) => {
      expect((await read(report(other))).event).toEqual({ kind: 'noted' });
    },
  );
});

it('has the same id for a mail without one, however often it is read, and a time that has been', async () => {
  const raw = 'From: ana@example.org\nDate: Sun, 22 Nov 2099 09:30:00 +0000\n\nHello';
  const [once, again] = [await read(raw), await read(raw)];
  expect(once).toEqual(again);
  expect(once.event).toMatchObject({ message: { sentAt: new Date('2026-11-22T10:00:00Z'), text: 'Hello' } });
});

it.each(['', '\n', 'From: nobody at all\n\nHi', 'Content-Type: multipart/mixed; boundary=x\n\n--x\n', '\0\0\0'])(
  'keeps what has no sender to be looked at: %j',
  async (raw) => {
    expect((await read(raw)).event).toEqual({ kind: 'unknown', channelUserId: null });
  },
);
