import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { emailKind } from '../../../channels/email/index.ts';
import { createProviderHttp } from '../../../channels/http.ts';
import type { EarlierMessage } from '../../../channels/port.ts';
import { SMTP_USER, startSmtpDouble, type SmtpDouble } from '../../support/providers/smtp.ts';
import { ADDRESS, headersOf, INBOUND } from './mails.ts';

let server: SmtpDouble;
beforeAll(async () => {
  server = await startSmtpDouble();
});
afterAll(() => server.close());
afterEach(() => {
  server.refusal = null;
  server.mails.length = 0;
});

const SEND_ID = '0198b2f0-1111-7222-8333-444455556666';
const OPT_OUT = 'https://rapport.example.com/opt-out/t0ken';

interface Given {
  readonly smtp?: object | null;
  readonly earlier?: readonly EarlierMessage[];
  readonly allowPrivate?: boolean;
}

const connectionWith = (smtp: object | null) => ({
  ...{ id: 'c', workspaceId: 'w', name: 'Salon Reyes', accountId: null, options: {}, webhookUrl: '' },
  credentials: emailKind.credentials.parse({
    address: ADDRESS,
    inbound: INBOUND.postmark,
    ...(smtp === null ? {} : { smtp }),
  }),
});
const here = () => ({ host: '127.0.0.1', port: server.port, ...SMTP_USER });

function send({ smtp = here(), earlier = [], allowPrivate = true }: Given = {}) {
  const message = {
    ...{ idempotencyKey: SEND_ID, workspaceId: 'w', contactId: 'p', conversationId: 't', channel: 'email' },
    ...{
      connectionId: 'c',
      channelUserId: 'ana@example.org',
      text: 'Friday at three — see you.\n.\nhttps://salon.example',
    },
  };
  const around = {
    ...{ http: createProviderHttp(true), clock: () => new Date(), allowPrivate, optOutUrl: OPT_OUT },
    earlierMessages: () => Promise.resolve(earlier),
  };
  return emailKind.send?.(message, connectionWith(smtp), around);
}

const asked: EarlierMessage = {
  ...{ channelMessageId: '<q-2@example.org>', direction: 'inbound', sentAt: new Date() },
  channelData: { subject: 'A question', references: ['<q-1@example.org>'] },
};
const answered: EarlierMessage = {
  ...asked,
  channelMessageId: '<ours@inbound.example.com>',
  direction: 'outbound',
  channelData: null,
};

describe('a mail that goes out', () => {
  it('stands in the thread of the contact’s last one, and can be unsubscribed from by one click', async () => {
    const result = await send({ earlier: [answered, asked] });
    const messageId = `<${SEND_ID}@inbound.example.com>`;
    expect(result).toEqual({ kind: 'sent', providerMessageId: messageId });
    const [mail] = server.mails;
    expect([mail?.from, mail?.to]).toEqual([ADDRESS, ['ana@example.org']]);
    expect(Object.fromEntries(headersOf(mail?.raw ?? ''))).toMatchObject({
      ...{ 'message-id': messageId, subject: 'Re: A question', from: `Salon Reyes <${ADDRESS}>` },
      ...{ 'in-reply-to': '<q-2@example.org>', references: '<q-1@example.org> <q-2@example.org>' },
      'list-unsubscribe': `<${OPT_OUT}>, <mailto:${ADDRESS}?subject=unsubscribe>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'content-type': 'text/plain; charset=utf-8',
    });
  });

  it('says Re: once, and begins a thread of its own where there is none', async () => {
    await send({ earlier: [{ ...asked, channelData: { subject: 'RE: A question' } }] });
    await send();
    const [again, first] = server.mails.map(({ raw }) => headersOf(raw));
    expect(again?.get('subject')).toBe('RE: A question');
    expect([first?.get('subject'), first?.get('in-reply-to')]).toEqual(['Salon Reyes', undefined]);
  });

  it('cannot be given headers by what somebody wrote in a subject', async () => {
    await send({ earlier: [{ ...asked, channelData: { subject: 'Hi\r\nBcc: everybody@example.org' } }] });
    expect(headersOf(server.mails[0]?.raw ?? '').has('bcc')).toBe(false);
    expect(server.mails[0]?.to).toEqual(['ana@example.org']);
  });
});

describe('what the mail server answers', () => {
  it.each(['sender', 'recipient', 'content'] as const)('4xx at the %s: later; 5xx: never', async (at) => {
    server.refusal = { at, code: 451 };
    expect(await send()).toMatchObject({ kind: 'not_sent', retryAfterMs: expect.any(Number) });
    server.refusal = { at, code: 550 };
    expect(await send()).toMatchObject({ kind: 'not_sent', retryAfterMs: null });
    expect(server.mails).toEqual([]);
  });

  it('nothing, after it had the content: nobody knows', async () => {
    server.refusal = 'hangUp';
    expect(await send()).toMatchObject({ kind: 'unknown' });
  });

  it('nothing at all, or a refused password: certainly not sent, and the connection says so', async () => {
    expect(await send({ smtp: { ...here(), port: 9 } })).toMatchObject({ kind: 'not_sent', fault: 'unreachable' });
    const wrong = await send({ smtp: { ...here(), password: 'wrong' } });
    expect(wrong).toMatchObject({ kind: 'not_sent', retryAfterMs: null, fault: 'credentials' });
    expect(JSON.stringify(wrong)).not.toContain('wrong');
    expect(await send({ allowPrivate: false })).toMatchObject({ kind: 'not_sent', fault: 'restricted' });
    expect(await send({ smtp: null })).toMatchObject({ kind: 'not_sent', retryAfterMs: null });
  });

  it('is asked when the connection is tested', async () => {
    const around = { http: createProviderHttp(true), clock: () => new Date(), allowPrivate: true };
    expect(await emailKind.test?.(connectionWith(here()), around)).toEqual({ kind: 'ok' });
    const wrong = connectionWith({ ...here(), password: 'wrong' });
    expect(await emailKind.test?.(wrong, around)).toMatchObject({ kind: 'fault', fault: 'credentials' });
    expect(await emailKind.test?.(connectionWith(null), around)).toEqual({ kind: 'ok' });
  });
});
