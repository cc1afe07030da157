import { z } from 'zod';

/** Follow-ups that wait for approval: one mail in the morning, one as each is found, or none. */
export const FOLLOW_UP_MAILS = ['digest', 'each', 'off'] as const;

const emailSchema = z.strictObject({
  to: z.array(z.email().max(254)).max(20).default([]),
  reviews: z.boolean().default(true),
  followUps: z.enum(FOLLOW_UP_MAILS).default('digest'),
  /** Whether a mail names the contact; without, it says only why a person is needed. */
  names: z.boolean().default(true),
});

/** Whom to tell of what waits for a person. Settings stored before there was this one have its defaults. */
export const notificationsSchema = z.strictObject({ email: emailSchema.prefault({}) }).prefault({});
