import { z } from 'zod';
import { apiBase, secret } from '../secrets.ts';

/** Of an OAuth client that Google has let into the Business Profile APIs, with the consent of somebody who manages the location. */
export const googleCredentials = z.strictObject({
  clientId: secret,
  clientSecret: secret,
  refreshToken: secret,
  location: z
    .string()
    .trim()
    .max(200)
    .regex(/^accounts\/[\w-]+\/locations\/[\w-]+$/, 'must be accounts/…/locations/…'),
  apiBase,
});

export type GoogleCredentials = z.output<typeof googleCredentials>;
