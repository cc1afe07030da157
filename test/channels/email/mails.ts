import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestApi } from '../../support/api.ts';

const folder = path.resolve(import.meta.dirname, '../../../data/webhooks/email');

export const payload = (name: string): Buffer => readFileSync(path.join(folder, name));

export const ADDRESS = 'shop@inbound.example.com';
export const SIGNING_KEY = 'TEST_WEBHOOK_SIGNING_KEY';
export const INBOUND = {
  postmark: { provider: 'postmark', username: 'postmark', password: 'a password', authservId: 'mx.example.net' },
  sendgrid: { provider: 'sendgrid', username: 'sendgrid', password: 'a password' },
  mailgun: { provider: 'mailgun', signingKey: SIGNING_KEY },
} as const;

export type Provider = keyof typeof INBOUND;

/** Connects an account. @returns the path of its webhook */
export async function connectMail(api: TestApi, provider: Provider, more: object = {}): Promise<string> {
  const credentials = { address: ADDRESS, inbound: INBOUND[provider], ...more };
  const answer = await api.call('POST', '/v1/channels', { kind: 'email', name: 'Salon Reyes', credentials });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return new URL(answer.json<{ webhookUrl: string }>().webhookUrl).pathname;
}

export const basic = (provider: 'postmark' | 'sendgrid', password = 'a password') => ({
  authorization: `Basic ${Buffer.from(`${provider}:${password}`).toString('base64')}`,
});

/** The fields of a Mailgun route as it posts them, signed. */
export function mailgunForm(fields: Record<string, string>, key = SIGNING_KEY): string {
  const [timestamp, token] = [fields['timestamp'] ?? '1763800000', fields['token'] ?? 'a'.repeat(50)];
  const signature = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex');
  return new URLSearchParams({ ...fields, timestamp, token, signature }).toString();
}

/** A mail as Postmark posts it. */
export const postmarkMail = (
  text: string,
  { headers = {}, ...more }: { headers?: Record<string, string> } & Record<string, unknown> = {},
): string =>
  JSON.stringify({
    ...{ FromFull: { Email: 'Ana@Example.org', Name: 'Ana Reyes' }, Subject: 'A question', TextBody: text },
    Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
    ...more,
  });

/** The headers of a mail as a server was given it, by their names in lower case. */
export function headersOf(raw: string): Map<string, string> {
  const head = (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
  const lines = head.split('\r\n');
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
}
