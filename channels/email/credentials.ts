import { z } from 'zod';
import { normaliseEmail } from '../../domain/identity.ts';

const secret = z.string().min(1).max(1_000);
const host = z.string().trim().min(1).max(253);
const port = z.int().min(1).max(65_535);

/** The name by which the receiving server signs what it has checked (RFC 8601, authserv-id); its word on DMARC is taken then. */
const authservId = z.string().trim().min(1).max(253).nullish();

const inbound = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('postmark'), username: secret, password: secret, authservId }),
  z
    .strictObject({
      provider: z.literal('sendgrid'),
      username: secret.nullish(),
      password: secret.nullish(),
      /** Public key of the parse webhook's signed security policy, base64 of its SPKI form as SendGrid shows it. */
      verificationKey: secret.nullish(),
    })
    .refine(
      ({ username, password, verificationKey }) => verificationKey != null || (username != null && password != null),
      {
        message: 'needs username and password, or a verificationKey',
      },
    ),
  z.strictObject({ provider: z.literal('mailgun'), signingKey: secret, authservId }),
  z.strictObject({
    ...{ provider: z.literal('imap'), host, port: port.default(993), user: secret, password: secret },
    mailbox: z.string().trim().min(1).max(250).default('INBOX'),
    authservId,
  }),
]);

/** What an e-mail account is connected with. */
export const emailCredentials = z.strictObject({
  address: z
    .string()
    .trim()
    .max(254)
    .transform((value, context) => {
      const address = normaliseEmail(value);
      if (address !== null) return address;
      context.addIssue({ code: 'custom', message: 'must be an e-mail address' });
      return z.NEVER;
    }),
  inbound,
  /** Left out: mails come in, and none go out. */
  smtp: z.strictObject({ host, port, user: secret.nullish(), password: secret.nullish() }).nullish(),
  apiBase: z.string().max(2_000).nullish(),
});

export type EmailCredentials = z.output<typeof emailCredentials>;
export type Imap = Extract<EmailCredentials['inbound'], { readonly provider: 'imap' }>;
export type Smtp = NonNullable<EmailCredentials['smtp']>;
