import { z } from 'zod';

const MOST_ORIGINS = 50;

/** An origin as browsers write it in their `Origin` header: `https://shop.example.com`, or with a port that is not the usual one. */
export const originSchema = z
  .string()
  .max(300)
  .transform((value, context) => {
    const url = /^https?:\/\/[^\s/?#@]+\/?$/i.test(value) && URL.canParse(value) ? new URL(value) : null;
    if (url !== null) return url.origin;
    context.addIssue({ code: 'custom', message: 'must be an origin such as https://shop.example.com' });
    return z.NEVER;
  });

/** What a web widget or form is connected with. */
export const siteCredentials = z.strictObject({
  /** The sites that may show the widget or post the form; exactly these, without wildcards. */
  allowedOrigins: z.array(originSchema).max(MOST_ORIGINS).default([]),
  /** Shared with the business's own server, which proves by it who is signed in there. */
  identitySecret: z.string().min(1).max(500).nullish(),
  /** Taken like any other kind's; there is no provider to call. */
  apiBase: z.string().max(2_000).nullish(),
});

export type SiteCredentials = z.output<typeof siteCredentials>;
