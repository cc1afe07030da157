import type { Sample } from './sample.ts';

const headers = (origin: string) => ({ 'content-type': 'application/x-www-form-urlencoded', origin });

const siteOf = (account: string): string => `https://shop-${account}.example`;

/** Not signed: what is looked at is the page that it was sent from, where the browser says so. */
export const form: Sample = {
  credentials: (account) => ({ allowedOrigins: [siteOf(account)] }),
  sign: (_body, account) => headers(siteOf(account)),
  forge: () => headers('https://elsewhere.example'),
  message: ({ id, text }) => new URLSearchParams({ name: 'Ana', message: text, _id: `form-id-${id}` }).toString(),
  ...{ givesOwnIds: true, givesOwnTimes: true, refusedWith: 403 },
};
