import { createHmac } from 'node:crypto';
import { startProviderDouble } from '../../support/providers/provider-double.ts';
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

/** What was told, by lead: the webhook names a lead, and the provider tells it when it is asked. */
const leads = new Map<string, { text: string; at: Date }>();

export const lead_ads: Sample = {
  ...base,
  credentials: facebook.credentials,
  message: ({ account, id, text, at }) => {
    leads.set(id, { text, at });
    const value = { leadgen_id: id, page_id: account, form_id: '1', created_time: at.getTime() / 1_000 };
    return JSON.stringify({ object: 'page', entry: [{ id: 'p', changes: [{ field: 'leadgen', value }] }] });
  },
  startProvider: () =>
    startProviderDouble(
      ({ path }) => {
        const id = /^\/v[\d.]+\/([^?]+)/.exec(path)?.[1] ?? '';
        const lead = leads.get(id);
        if (lead === undefined) return { status: 200, json: { id } };
        const fields = [
          ['message', lead.text],
          ['full_name', 'Joe Example'],
          ['email', 'joe@example.com'],
        ];
        const field_data = fields.map(([name, value]) => ({ name, values: [value] }));
        return { status: 200, json: { id, created_time: lead.at.toISOString().replace('.000Z', '+0000'), field_data } };
      },
      () => false,
    ),
  givesOwnIds: true,
};
