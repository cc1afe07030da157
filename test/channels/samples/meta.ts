import { createHmac } from 'node:crypto';
import type { Sample } from './sample.ts';

const secretOf = (account: string): string => `app secret of ${account}`;
const signedBy = (secret: string, body: string): Record<string, string> => ({
  'content-type': 'application/json',
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});

const base = {
  sign: (body: string, account: string) => signedBy(secretOf(account), body),
  forge: (body: string) => signedBy('another secret', body),
};

const secrets = (account: string, apiBase?: string) => ({
  ...{ appSecret: secretOf(account), verifyToken: 'verify me', accessToken: 'token-of-the-page' },
  ...(apiBase === undefined ? {} : { apiBase }),
});

const messaging = (object: string): Sample => ({
  ...base,
  credentials: (account, apiBase) => ({ ...secrets(account, apiBase), accountId: account }),
  message: ({ account, person, id, text, at }) =>
    JSON.stringify({
      object,
      entry: [
        {
          id: 'not the account',
          time: at.getTime(),
          messaging: [
            { sender: { id: person }, recipient: { id: account }, timestamp: at.getTime(), message: { mid: id, text } },
          ],
        },
      ],
    }),
});

export const facebook = messaging('page');
export const instagram = messaging('instagram');

export const whatsapp: Sample = {
  ...base,
  credentials: (account, apiBase) => ({ ...secrets(account, apiBase), phoneNumberId: account }),
  message: ({ account, person, id, text, at }) => {
    const message = { from: person, id, timestamp: String(at.getTime() / 1_000), type: 'text', text: { body: text } };
    const value = {
      ...{ messaging_product: 'whatsapp', metadata: { phone_number_id: account } },
      ...{ contacts: [{ profile: { name: 'Ana' }, wa_id: person }], messages: [message] },
    };
    return JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: 'waba', changes: [{ field: 'messages', value }] }],
    });
  },
};
