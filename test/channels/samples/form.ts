import type { Sample, ToldMessage } from './sample.ts';

const headers = (origin: string) => ({ 'content-type': 'application/x-www-form-urlencoded', origin });

const siteOf = (account: string): string => `https://shop-${account}.example`;

const fields = ({ id, text }: ToldMessage): Record<string, string> => ({
  ...{ name: 'Ana', message: text, _id: `form-id-${id}` },
});
const encode = (filledIn: Readonly<Record<string, string>>): string => new URLSearchParams(filledIn).toString();

/** Not signed: what is looked at is the page that it was sent from, where the browser says so. */
export const form: Sample = {
  credentials: (account) => ({ allowedOrigins: [siteOf(account)] }),
  sign: (_body, account) => headers(siteOf(account)),
  forge: () => headers('https://elsewhere.example'),
  message: (told) => encode(fields(told)),
  form: { fields, encode },
  ...{ givesOwnIds: true, givesOwnTimes: true, refusedWith: 403 },
};
