import type { Sample } from './sample.ts';

const basic = (password: string) => ({
  'content-type': 'application/json',
  authorization: `Basic ${Buffer.from(`postmark:${password}`).toString('base64')}`,
});

/** By Postmark, whose proof is the password in the webhook's address. */
export const email: Sample = {
  credentials: (account) => ({
    address: `shop-${account}@example.com`,
    inbound: { provider: 'postmark', username: 'postmark', password: `password-${account}` },
  }),
  sign: (_body, account) => basic(`password-${account}`),
  forge: () => basic('password of nobody'),
  message: ({ account, id, text, at }) =>
    JSON.stringify({
      ...{ FromFull: { Email: 'ana@example.org', Name: 'Ana' }, From: 'ana@example.org', Subject: 'Hello' },
      ...{ ToFull: [{ Email: `shop-${account}@example.com`, Name: '' }], MessageID: id, Date: at.toUTCString() },
      ...{ TextBody: text, Headers: [{ Name: 'Message-ID', Value: `<${id}@example.org>` }] },
    }),
  givesOwnIds: true,
};
