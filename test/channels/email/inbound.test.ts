import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { transcripts } from '../support.ts';
import { basic, connectMail, mailgunForm, payload, postmarkMail, SIGNING_KEY } from './mails.ts';

let api: TestApi;
let postmark: string;
let sendgrid: string;
let mailgun: string;
beforeAll(async () => {
  api = await startTestApi();
  postmark = await connectMail(api, 'postmark');
  sendgrid = await connectMail(api, 'sendgrid');
  mailgun = await connectMail(api, 'mailgun');
});
afterAll(() => api.close());

const post = async (url: string, body: string | Buffer, headers: Record<string, string>): Promise<number> =>
  (await api.app.inject({ method: 'POST', url, payload: body, headers })).statusCode;

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const byPostmark = (body: string | Buffer, password?: string) =>
  post(postmark, body, { ...JSON_TYPE, ...basic('postmark', password) });

const MULTIPART = { 'content-type': 'multipart/form-data; boundary=xYzZY' };

/** What came in since the last look. */
let known = new Set<string>();
async function news() {
  const all = await transcripts(api);
  const fresh = all.filter(({ id }) => !known.has(id));
  known = new Set(all.map(({ id }) => id));
  return fresh;
}

const identitiesOf = async (contactId: string) =>
  (await api.call('GET', `/v1/contacts/${contactId}`)).json<{
    identities: { kind: string; value: string; verified: boolean }[];
  }>().identities;

describe('what the services post', () => {
  it('is nobody’s without the right password, key or signature', async () => {
    await news();
    const body = postmarkMail('Let me in');
    const wrong = [
      await byPostmark(body, 'another'),
      await post(postmark, body, JSON_TYPE),
      await post(sendgrid, payload('sendgrid-parse-default.multipart.txt'), {
        ...MULTIPART,
        ...basic('sendgrid', 'no'),
      }),
      await post(mailgun, mailgunForm({ 'body-plain': 'x', from: 'a@example.org' }, `${SIGNING_KEY}x`), FORM_TYPE),
      await post(mailgun, 'no form at all', { 'content-type': 'text/plain' }),
    ];
    expect(wrong).toEqual([401, 401, 401, 401, 401]);
    expect(await news()).toEqual([]);
  });

  it('SendGrid’s signed policy is over the exact body', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const verificationKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const signed = await connectMail(api, 'sendgrid', { inbound: { provider: 'sendgrid', verificationKey } });
    const body = payload('sendgrid-parse-default.multipart.txt');
    const at = '1763800000';
    const proof = sign('sha256', Buffer.concat([Buffer.from(at), body]), privateKey).toString('base64');
    const headers = {
      ...MULTIPART,
      ...{ 'x-twilio-email-event-webhook-signature': proof, 'x-twilio-email-event-webhook-timestamp': at },
    };
    expect(await post(signed, Buffer.concat([body, Buffer.from('\n')]), headers)).toBe(401);
    expect(await post(signed, body, { ...headers, 'x-twilio-email-event-webhook-timestamp': '1' })).toBe(401);
    expect(await post(signed, body, headers)).toBe(200);
  });

  it('SendGrid’s fields are read in their own character set', async () => {
    await news();
    const part = (name: string, value: Buffer): Buffer =>
      Buffer.concat([
        Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
        value,
        Buffer.from('\r\n'),
      ]);
    const body = Buffer.concat([
      part('from', Buffer.from('Jörg <jorg@example.org>')),
      part('text', Buffer.from('Schöne Grüße', 'latin1')),
      part('charsets', Buffer.from('{"text":"iso-8859-1","from":"UTF-8"}')),
      Buffer.from('--b--\r\n'),
    ]);
    await post(sendgrid, body, { 'content-type': 'multipart/form-data; boundary=b', ...basic('sendgrid') });
    expect(await news()).toMatchObject([{ text: 'Schöne Grüße' }]);
  });
});

describe('what a mail says', () => {
  it.each([
    [
      'a quote',
      'Friday please.\n\nOn Mon, Nov 16, 2026 at 3:00 PM Salon <a@b.c> wrote:\n> Which day?',
      'Friday please.',
    ],
    ['a signature', 'Friday please.\n\n--\nAna Reyes\nAcme Ltd.', 'Friday please.'],
    ['a quote in German', 'Ja, passt.\n\nAm 16.11.2026 um 15:00 schrieb Salon <a@b.c>:\n> Freitag?', 'Ja, passt.'],
    ['nothing but a quote', '> Which day?', '> Which day?'],
  ])('leaves out %s, and loses nothing', async (_name, whole, text) => {
    await news();
    await byPostmark(postmarkMail(whole));
    const [message] = await news();
    expect(message).toMatchObject({ text });
    const kept = await asOwner<{ whole: string | null }>(
      api.ownerUrl,
      `SELECT channel_data ->> 'whole' AS whole FROM rapport.messages WHERE id = $1`,
      [message?.id],
    );
    expect(kept[0]?.whole ?? message?.text).toBe(whole);
  });

  it('is read from HTML where there is no text, without what it answers', async () => {
    await news();
    const HtmlBody =
      '<p>Yes, <b>Friday</b></p><div class="gmail_quote">On Monday we asked</div><script>alert(1)</script>';
    await byPostmark(postmarkMail('', { HtmlBody }));
    expect(await news()).toMatchObject([{ text: 'Yes, Friday' }]);
  });

  it('is its subject where there is nothing else; files are named', async () => {
    await news();
    const Attachments = [{ Name: 'broken.jpg', ContentType: 'image/jpeg', Content: 'AAAA' }];
    await byPostmark(postmarkMail('', { Subject: 'The chair is broken', Attachments }));
    expect(await news()).toMatchObject([
      { text: 'The chair is broken', attachments: [{ type: 'image', name: 'broken.jpg' }] },
    ]);
  });

  it('takes its time over nobody’s blank lines', async () => {
    const start = performance.now();
    for (const body of [
      '\n'.repeat(32_000),
      ' \n'.repeat(16_000),
      '\n\n>'.repeat(10_000),
      'On '.repeat(10_000),
      'a\n\n'.repeat(10_000),
    ]) {
      expect(await byPostmark(postmarkMail(`Hi${body}`))).toBe(200);
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('who wrote it', () => {
  const identity = async (body: string) => {
    await news();
    await byPostmark(body);
    const [message] = await news();
    return (await identitiesOf(message?.contactId ?? '')).filter(({ kind, value }) => kind === 'email' && value !== '');
  };

  it('is vouched for by the receiving server’s own word on DMARC, and by nobody else’s', async () => {
    const results = (value: string, sender: string) =>
      postmarkMail('Hello', { FromFull: { Email: sender, Name: '' }, headers: { 'Authentication-Results': value } });
    const passed = await identity(
      results('mx.example.net; dkim=pass; dmarc=pass header.from=a.example', 'one@a.example'),
    );
    expect(passed).toContainEqual(expect.objectContaining({ value: 'one@a.example', verified: true }));
    for (const [value, sender] of [
      ['mx.evil.example; dmarc=pass', 'two@a.example'],
      ['mx.example.net; dkim=pass; dmarc=fail', 'three@a.example'],
    ] as const) {
      const address = await api.call('GET', `/v1/contacts?identity=email:${sender}`);
      expect(address.json().items).toEqual([]);
      await byPostmark(results(value, sender));
      const [message] = await news();
      const { conversations } = (await api.call('GET', `/v1/contacts/${message?.contactId ?? ''}`)).json();
      expect(conversations).toHaveLength(1);
      const known = await identitiesOf(message?.contactId ?? '');
      expect(known).toContainEqual(expect.objectContaining({ kind: 'email', value: sender, verified: false }));
    }
  });
});

describe('what is no message', () => {
  it.each([
    ['a holiday notice', { 'Auto-Submitted': 'auto-replied' }],
    ['a newsletter', { 'List-Id': '<news.example.org>' }],
    ['bulk mail', { Precedence: 'bulk' }],
    ['a bounce', { 'Return-Path': '<>' }],
    ['a report', { 'Content-Type': 'multipart/report; report-type=delivery-status' }],
  ])('is %s', async (_name, headers: Record<string, string>) => {
    await news();
    expect(await byPostmark(postmarkMail('I am away', { headers }))).toBe(200);
    expect(await news()).toEqual([]);
  });

  it('is our own mail, and what Postmark tells of mails', async () => {
    await news();
    await byPostmark(postmarkMail('Loop', { FromFull: { Email: 'shop@inbound.example.com', Name: '' } }));
    for (const name of ['bounce', 'delivery', 'subscription_change'])
      expect(await byPostmark(payload(`postmark-event-${name}.json`))).toBe(200);
    expect(await news()).toEqual([]);
  });

  it('a complaint silences the address', async () => {
    await byPostmark(postmarkMail('Who are you?', { FromFull: { Email: 'angry@example.org', Name: '' } }));
    const [message] = (await transcripts(api)).filter(({ text }) => text === 'Who are you?');
    const complaint = { RecordType: 'SpamComplaint', Email: 'angry@example.org', BouncedAt: new Date().toISOString() };
    await byPostmark(JSON.stringify(complaint));
    const { optOuts } = (await api.call('GET', `/v1/contacts/${message?.contactId ?? ''}`)).json();
    expect(optOuts).toMatchObject([{ scope: 'email' }]);
  });
});
