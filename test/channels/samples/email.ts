import { createHmac, generateKeyPairSync, sign as signWith, type KeyObject } from 'node:crypto';
import type { Sample, ToldMessage } from './sample.ts';

const addressOf = (account: string): string => `shop-${account}@example.com`;
const writerOf = (account: string): string => `ana-${account}@example.org`;
const messageIdOf = ({ id }: ToldMessage): string => `<${id}@example.org>`;
const passwordOf = (account: string): string => `password-${account}`;

const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

const JSON_TYPE = { 'content-type': 'application/json' };

/** Postmark's proof is the password in the webhook's address. */
export const postmark: Sample = {
  kind: 'email',
  credentials: (account) => ({
    address: addressOf(account),
    inbound: { provider: 'postmark', username: 'postmark', password: passwordOf(account) },
  }),
  sign: (_body, account) => ({ ...JSON_TYPE, ...basic('postmark', passwordOf(account)) }),
  forge: () => ({ ...JSON_TYPE, ...basic('postmark', 'password of nobody') }),
  message: (told) =>
    JSON.stringify({
      ...{ FromFull: { Email: writerOf(told.account), Name: 'Ana' }, From: writerOf(told.account), Subject: 'Hello' },
      ...{ ToFull: [{ Email: addressOf(told.account), Name: '' }], MessageID: told.id, Date: told.at.toUTCString() },
      ...{ TextBody: told.text, Headers: [{ Name: 'Message-ID', Value: messageIdOf(told) }] },
    }),
  givesOwnIds: true,
};

const MULTIPART = { 'content-type': 'multipart/form-data; boundary=xYzZY' };

/** As SendGrid frames the fields of a mail. */
const multipart = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `--xYzZY\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('') + '--xYzZY--\r\n';

const sendgridFields = (told: ToldMessage): Record<string, string> => ({
  headers: `Message-ID: ${messageIdOf(told)}\nDate: ${told.at.toUTCString()}\nFrom: Ana <${writerOf(told.account)}>\n`,
  ...{ from: `Ana <${writerOf(told.account)}>`, to: addressOf(told.account), subject: 'Hello', text: told.text },
  ...{ html: '', envelope: JSON.stringify({ from: writerOf(told.account), to: [addressOf(told.account)] }) },
  ...{ dkim: '{@example.org : pass}', SPF: 'pass', charsets: '{"text":"UTF-8","from":"UTF-8"}' },
});

const bySendgrid = {
  kind: 'email',
  message: (told: ToldMessage) => multipart(sendgridFields(told)),
  form: { fields: sendgridFields, encode: multipart },
  givesOwnIds: true,
} satisfies Partial<Sample>;

export const sendgrid: Sample = {
  ...bySendgrid,
  credentials: (account) => ({
    address: addressOf(account),
    inbound: { provider: 'sendgrid', username: 'sendgrid', password: passwordOf(account) },
  }),
  sign: (_body, account) => ({ ...MULTIPART, ...basic('sendgrid', passwordOf(account)) }),
  forge: () => ({ ...MULTIPART, ...basic('sendgrid', 'password of nobody') }),
};

/** Of each account, by whose policy SendGrid signs. */
const keyPairs = new Map<string, { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>();
function keysOf(account: string) {
  const keys = keyPairs.get(account) ?? generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  keyPairs.set(account, keys);
  return keys;
}

const SIGNED_AT = '1763800000';
const signedBy = (account: string, body: string) => ({
  ...{ ...MULTIPART, 'x-twilio-email-event-webhook-timestamp': SIGNED_AT },
  'x-twilio-email-event-webhook-signature': signWith(
    'sha256',
    Buffer.from(SIGNED_AT + body),
    keysOf(account).privateKey,
  ).toString('base64'),
});

/** With a signed security policy: ECDSA over the exact body. */
export const sendgridSigned: Sample = {
  ...bySendgrid,
  credentials: (account) => {
    const verificationKey = keysOf(account).publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    return { address: addressOf(account), inbound: { provider: 'sendgrid', verificationKey } };
  },
  sign: (body, account) => signedBy(account, body),
  forge: (body) => signedBy('nobody', body),
};

const urlencoded = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();

const mailgunFields = (told: ToldMessage): Record<string, string> => ({
  ...{ sender: writerOf(told.account), from: `Ana <${writerOf(told.account)}>`, recipient: addressOf(told.account) },
  ...{ subject: 'Hello', 'body-plain': told.text, 'stripped-text': told.text, 'body-html': '' },
  'message-headers': JSON.stringify([
    ['Message-Id', messageIdOf(told)],
    ['Date', told.at.toUTCString()],
  ]),
});

const keyOf = (account: string): string => `signing key of ${account}`;

/** Mailgun's proof is in the body, of a time and a token in it. */
function withProof(body: string, key: string): string {
  const [timestamp, token] = ['1763800000', 'a'.repeat(50)];
  const signature = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex');
  return `${urlencoded({ timestamp, token, signature })}&${body}`;
}

export const mailgun: Sample = {
  kind: 'email',
  credentials: (account) => ({
    address: addressOf(account),
    inbound: { provider: 'mailgun', signingKey: keyOf(account) },
  }),
  sign: () => ({ 'content-type': 'application/x-www-form-urlencoded' }),
  forge: () => ({ 'content-type': 'application/x-www-form-urlencoded' }),
  proveIn: (body, account, forged) => withProof(body, forged ? 'another key' : keyOf(account)),
  message: (told) => urlencoded(mailgunFields(told)),
  form: { fields: mailgunFields, encode: urlencoded },
  givesOwnIds: true,
};
